const keys = {
  row: { on: 'ArrowRight', back: 'ArrowLeft' },
  column: { on: 'ArrowDown', back: 'ArrowUp' },
} as const;

/** Where a key leads in a row or column of `count` stops: the arrows go round, Home and End to the ends. */
export function nextStop(
  axis: 'row' | 'column',
  key: string,
  stop: number,
  count: number,
): number | undefined {
  if (count === 0) return undefined;
  const { on, back } = keys[axis];
  if (key === on) return (stop + 1) % count;
  if (key === back) return (stop + count - 1) % count;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : undefined;
}
