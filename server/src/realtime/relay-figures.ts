import type { IceReply } from '@medkig/protocol/signaling/ice';

/** What the relay tells whoever counts: words from closed lists, sizes and times. Never who, where or what. */
export interface RelayFigures {
  /** An acknowledged request was answered: `ok`, or why not. */
  answered(request: 'open' | 'claim' | 'resume', outcome: string): void;
  /** Somebody or something was not let in. */
  refused(at: RefusedAt, reason: string): void;
  iceAnswered(reply: IceReply): void;
  /** A frame by which the browsers agree on an epoch. */
  epochFrame(): void;
  /** A receiver that took too little was let go. */
  receiverDropped(): void;
  /**
   * A frame is about to be handed to its receiver's connection. Now and then what is returned wants to be called once the
   * system has taken it.
   */
  transit(): (() => void) | undefined;
}

/** At the handshake, when joining, and with a message of somebody who has joined. */
type RefusedAt = 'handshake' | 'join' | 'message';
