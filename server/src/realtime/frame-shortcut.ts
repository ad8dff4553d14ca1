/**
 * Frames leave Socket.IO's ways as soon as they have come in. Parser, namespace, two turns of the event loop and the socket's
 * own middleware would take a fifth of what a frame costs, to find out that it is a frame.
 */

/** What Engine.IO tells of each message, before it goes on with it. */
export interface Packet {
  type: string;
  data?: unknown;
}

/** One for each connection. A class, because functions of its own take memory. */
export class FrameShortcut {
  #onTheirWay = 0;

  /**
   * The frame in this packet, which then goes no further by itself. Undefined: the packet takes the usual way, as it does while
   * not `mayTake` and behind one that does, so that none overtakes another.
   */
  frameIn(packet: Packet, mayTake: boolean): Uint8Array | undefined {
    const { type, data } = packet;
    if (type !== 'message') return undefined;
    if (mayTake && this.#onTheirWay === 0 && data instanceof Uint8Array) {
      // Engine.IO does nothing with such a packet.
      packet.type = 'noop';
      return data;
    }
    this.#onTheirWay += 1;
    // Socket.IO hands a message over before the next immediate.
    setImmediate(() => {
      this.#onTheirWay -= 1;
    });
    return undefined;
  }
}
