/** A number to quote on the phone, such as `VK-2026-048213`; `random` gives whole numbers below its bound. */
export function makeReceiptNumber(prefix: string, year: number, random: (bound: number) => number): string {
  return `${prefix}-${year}-${String(random(1_000_000)).padStart(6, '0')}`;
}
