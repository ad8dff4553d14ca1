/** What the product holds itself to, as parts of the stock baseline. */
export const bounds = {
  formMinuteBytes: 1 / 6,
  laterSnapshotBytes: 1 / 20,
  paintedMedian: 0.6,
  painted95: 0.8,
  markMedian: 1.2,
  citizenScript: 1.5,
  relayFrame: 1.6,
  /** Of its own size before. */
  agentHeap: 1.1,
};
