/** The token of the invitation that an address leads to; undefined at every other address. */
export function invitedBy({ pathname, hash }: Pick<Location, 'pathname' | 'hash'>): string | undefined {
  return pathname === '/invitation' ? hash.slice(1) : undefined;
}
