/** Those for whom most waits, as many as it takes until no more than `limit` bytes wait for all the others together. */
export function tooMuchWaiting<R extends { bytes: number }>(receivers: readonly R[], limit: number): R[] {
  let sum = receivers.reduce((before, { bytes }) => before + bytes, 0);
  if (sum <= limit) return [];
  const dropped: R[] = [];
  for (const receiver of receivers.toSorted((one, other) => other.bytes - one.bytes)) {
    if (sum <= limit) break;
    sum -= receiver.bytes;
    dropped.push(receiver);
  }
  return dropped;
}
