/** Rejects without a net; the next call tries again. */
export async function fetchSeldom() {
  return (await import('./seldom.ts')).seldom;
}
