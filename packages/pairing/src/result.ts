/** An expected failure is a value: a reason from the caller's closed list. */
export type Result<T, Reason extends string> = { ok: true; value: T } | { ok: false; reason: Reason };

export function success<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}

export function failure<Reason extends string>(reason: Reason): { ok: false; reason: Reason } {
  return { ok: false, reason };
}
