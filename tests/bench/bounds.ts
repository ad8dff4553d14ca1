/** What the product holds itself to, as parts of the stock baseline. */
export const bounds = {
  formMinuteBytes: 1 / 6,
  laterSnapshotBytes: 1 / 20,
  paintedMedian: 0.6,
  painted95: 0.8,
  markMedian: 1.2,
  citizenScript: 1.5,
  relayFrame: 1.6,
  /** At least. */
  pairsOnCore: 1.3,
  idlePair: 1,
  /** Of its own size before. */
  agentHeap: 1.1,
  /** Of Redis's commands when four times as many frames go by: a node says once in a while that it is there, and a second more counts. */
  redisGrowth: 1.5,
  /** From the first pair that comes back to the last that goes on, in milliseconds. */
  storm: 10_000,
};
