/** Whether the connection is slow, said so that it does not change with each answer. */
export interface NetView {
  isSlow: boolean;
  /** Looks in a row that spoke against it. */
  against: number;
}

export const atFirst: NetView = { isSlow: false, against: 0 };

/** An answer that takes this long is felt on the phone; one that takes this little is not (milliseconds). */
const SLOW_MS = 1000;
const GOOD_MS = 500;
/**
 * So many looks in a row change what is said, one a second: bad news sooner than good news, and not by one answer, which
 * is looked at for three seconds at most.
 */
const LOOKS = { toSlow: 4, toGood: 5 };

/** After one more look. `lag` in milliseconds. */
export function judgeNet({ isSlow, against }: NetView, lag: number): NetView {
  const speaksAgainst = isSlow ? lag <= GOOD_MS : lag >= SLOW_MS;
  if (!speaksAgainst) return { isSlow, against: 0 };
  if (against + 1 < (isSlow ? LOOKS.toGood : LOOKS.toSlow)) return { isSlow, against: against + 1 };
  return { isSlow: !isSlow, against: 0 };
}
