/** Rejects without a net; the next call tries again. */
export async function fetchSeldom() {
  return (await import('./seldom.ts')).seldom;
}

/** For what the panel can do without: nothing happens without a net. */
export function useSeldom(use: (seldom: Awaited<ReturnType<typeof fetchSeldom>>) => void): void {
  fetchSeldom().then(use, () => {});
}
