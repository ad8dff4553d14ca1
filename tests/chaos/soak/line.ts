/** What changed with time: `at` in any unit. */
export interface Point {
  at: number;
  value: number;
}

/** Half of them are no more than this. Not a number when there are none. */
export function middleOf(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  const [lower, upper] = [Math.floor, Math.ceil].map((round) => sorted[round((sorted.length - 1) / 2)]);
  return ((lower ?? Number.NaN) + (upper ?? Number.NaN)) / 2;
}

/** How much they rise in one unit: the middle one of the slopes between any two of them (Theil–Sen), which no outlier bends. */
export function slopeOf(points: readonly Point[]): number {
  return middleOf(
    points.flatMap((from, index) =>
      points.slice(index + 1).map((to) => (to.value - from.value) / (to.at - from.at)),
    ),
  );
}
