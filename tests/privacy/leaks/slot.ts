/** The part of a page in which one secret comes and moves. Runs inside the page. */

/** One secret on its way into the page: `full` is the markup with it, `blank` the same with another word. */
export interface Journey {
  /** Id of the element. */
  slot: string;
  full: string;
  blank: string;
  /** What the page itself does to bring it there; it knows the element as `slot`. */
  script: string;
}

export function slotOf({ slot }: Journey): HTMLElement {
  const element = document.getElementById(slot);
  if (!element) throw new Error(`no ${slot}`);
  return element;
}

/** Two frames: mutation observers and rrweb's own frame have run. */
export function frame(): Promise<unknown> {
  return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}
