/** In the page: what waits for a minute waits for two seconds. */
export function hurryMinutes(): void {
  const { setTimeout } = window;
  const hurried = (work: () => void, wait?: number) => setTimeout(work, wait === 60_000 ? 2000 : wait);
  Object.assign(window, { setTimeout: hurried });
}
