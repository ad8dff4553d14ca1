/** A transport moves opaque frames to the other peer. It may lose them; the link sends again what did not arrive. */
export interface Transport {
  /** `relay` goes through the server, `peer` straight or through TURN to the other browser. */
  readonly name: 'relay' | 'peer';
  /** Frames can go now. */
  isOpen(): boolean;
  /** Now or never: nothing is kept for a later connection. */
  sendFrame(frame: Uint8Array): void;
  /** Bytes handed over that have not left this machine yet. */
  waitingBytes(): number;
  /** The other side has not been heard on it for too long: it finds out whether it works, and starts over if not. */
  doubted(): void;
}
