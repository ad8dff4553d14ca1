/** One browser tab, whichever engine drives it: what a hand and an eye can do, and a way to look inside. */
export interface Tab {
  open(url: string): Promise<void>;
  reload(): Promise<void>;
  back(): Promise<void>;
  /** Runs `work` in the page. It travels as source text: it may use nothing but its argument and the page. */
  evaluate<A, R>(work: (given: A) => R | Promise<R>, given: A): Promise<R>;
  /** A real mouse press, in CSS pixels from the corner of the viewport. */
  click(at: Point): Promise<void>;
  /** Moves the mouse there, without a press. */
  hover(at: Point): Promise<void>;
  /** Real keys, to whatever has focus. */
  type(text: string): Promise<void>;
  /** One key by its name, such as `Escape`. */
  key(name: string): Promise<void>;
  /** PNG. */
  screenshot(): Promise<Uint8Array>;
}

/** A tab that can also look into the frames of other origins, as the console's stage is. */
export interface TabWithFrames extends Tab {
  /** Runs `work` in the frame of that origin; undefined while there is none. */
  evaluateIn<A, R>(origin: string, work: (given: A) => R | Promise<R>, given: A): Promise<R | undefined>;
}

export interface Point {
  x: number;
  y: number;
}

/** The source text of a call, for drivers that take an expression. */
export function callOf<A, R>(work: (given: A) => R, given: A): string {
  return `(${work})(${JSON.stringify(given)})`;
}
