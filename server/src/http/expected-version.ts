import type { Request } from 'express';

/** What a request that changes something takes for granted: a certain version, or that there is none. */
export type ExpectedVersion = { is: 'version'; version: number } | { is: 'none' };

/** From `If-Match: "3"` or `If-None-Match: *` (https://www.rfc-editor.org/rfc/rfc9110#name-preconditions); undefined without one of them. */
export function expectedVersion(request: Request): ExpectedVersion | undefined {
  const [, version] = /^"(\d{1,9})"$/.exec(request.get('If-Match') ?? '') ?? [];
  if (version !== undefined) return { is: 'version', version: Number(version) };
  return request.get('If-None-Match') === '*' ? { is: 'none' } : undefined;
}
