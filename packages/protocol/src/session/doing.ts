/** What goes on at the citizen's side at this moment, as one small number: it goes with reports that go anyway. */

export interface Doing {
  /** The citizen types in the field that they stand in. */
  isTyping: boolean;
  /** What is sent takes long to be answered. */
  isSlow: boolean;
}

const TYPING = 1;
const SLOW = 2;

export function encodeDoing({ isTyping, isSlow }: Doing): number {
  return (isTyping ? TYPING : 0) + (isSlow ? SLOW : 0);
}

/** Of any number; what it does not know means nothing. */
export function decodeDoing(told: number): Doing {
  return { isTyping: (told & TYPING) !== 0, isSlow: (told & SLOW) !== 0 };
}
