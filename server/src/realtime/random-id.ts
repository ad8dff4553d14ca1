/** 128 bits nobody can guess, in base64url: room ids and seat keys. */
export function randomId(randomBytes: (length: number) => Uint8Array): string {
  return Buffer.from(randomBytes(16)).toString('base64url');
}
