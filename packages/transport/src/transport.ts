/** A transport moves opaque frames to the other peer, in order while it is up, and says when it is not. */
export interface Transport {
  sendFrame(frame: Uint8Array): void;
}
