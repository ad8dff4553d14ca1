import type { Trouble } from './viewer-messages.ts';

/** Thrown inside the guard only; its door turns it into a value. */
export class GuardRefusal extends Error {
  readonly reason: Trouble;

  constructor(reason: Trouble) {
    super(reason);
    this.reason = reason;
  }
}

export function refuse(reason: Trouble): never {
  throw new GuardRefusal(reason);
}
