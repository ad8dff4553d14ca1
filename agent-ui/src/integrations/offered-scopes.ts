import type { Permission } from '@medkig/api/role';

/** What a token of this person may be made for. Calls are taken at the console alone. */
export function offeredScopes(may: readonly Permission[]): Permission[] {
  return may.filter((scope) => scope !== 'calls');
}
