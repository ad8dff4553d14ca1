/** What the agent needs to know to explain where things are; nothing that tells people apart. */
export type Device = 'phone' | 'tablet' | 'computer';

export function deviceOf(window: Window): Device {
  const touch = window.matchMedia('(pointer: coarse)').matches;
  if (!touch) return 'computer';
  return Math.min(window.screen.width, window.screen.height) < 600 ? 'phone' : 'tablet';
}
