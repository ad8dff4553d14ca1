/** A transport that is always open and hands each frame to a test. */
import type { Transport } from './transport.ts';

export function testTransport(sendFrame: Transport['sendFrame']): Transport {
  return { name: 'relay', isOpen: () => true, sendFrame, waitingBytes: () => 0, doubted: () => {} };
}
