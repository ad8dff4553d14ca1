/** Why an event could not be scrubbed. Such an event must not leave the browser, nor any after it. */
export type ScrubFaultReason =
  | 'unknown-event' // a type or source that rrweb 2.2.2 does not have
  | 'unknown-node' // a kind of node that rrweb 2.2.2 does not have
  | 'malformed'; // a known shape with something else inside

/** Carries no content: it may be logged. */
export class ScrubFault extends Error {
  readonly reason: ScrubFaultReason;

  constructor(reason: ScrubFaultReason) {
    super(reason);
    this.name = 'ScrubFault';
    this.reason = reason;
  }
}
