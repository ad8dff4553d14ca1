import type { Request } from 'express';

/** What a request that changes a card takes for granted: a certain version, or that there is none. */
export type Expected = { is: 'version'; version: number } | { is: 'none' };

/** From `If-Match: "3"` or `If-None-Match: *` (https://www.rfc-editor.org/rfc/rfc9110#name-preconditions); undefined without one of them. */
export function expectedVersion(request: Request): Expected | undefined {
  const [, version] = /^"([1-9]\d{0,8})"$/.exec(request.get('If-Match') ?? '') ?? [];
  if (version !== undefined) return { is: 'version', version: Number(version) };
  return request.get('If-None-Match') === '*' ? { is: 'none' } : undefined;
}
