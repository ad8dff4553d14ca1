/** Why a request is turned away, with the HTTP status it answers with. */
const statusOf = { 'foreign-origin': 403, 'malformed-body': 400 } as const;

/** Thrown in a route to answer with the error page of its reason. */
export class Refusal extends Error {
  readonly status: number;

  constructor(reason: keyof typeof statusOf) {
    super(reason);
    this.status = statusOf[reason];
  }
}
