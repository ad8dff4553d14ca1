/** Runs in the viewer: looks at the picture all the time and tells of each step that it shows. */
import { hashOf, linesAt, type PageAtStep, stepOf } from './page-at-step.ts';

export interface StageWitness {
  linesAt(step: number): string | undefined;
}

/** One look at the stage. `picture` counts the full snapshots that were built. */
export interface Seen extends PageAtStep {
  picture: number;
}

/** Milliseconds between two looks. */
const LOOK_MS = 20;
const REMEMBERED = 400;

/** @param base address of the citizen's page */
export function witness(window: Window, base: string, tell: (seen: Seen) => void): StageWitness {
  const texts = new Map<number, string>();
  let root: Element | undefined;
  let picture = 0;
  let last: number | undefined;

  window.setInterval(() => {
    const doc = window.document.querySelector('iframe')?.contentDocument;
    const step = doc ? stepOf(doc) : undefined;
    if (!doc || step === undefined) return;
    if (doc.documentElement !== root) {
      root = doc.documentElement;
      picture += 1;
      last = undefined;
    }
    if (step === last) return;
    last = step;
    const text = linesAt(doc, 'replay', base);
    texts.set(step, text);
    texts.delete(step - REMEMBERED);
    tell({ step, hash: hashOf(text), at: Date.now(), picture });
  }, LOOK_MS);

  return { linesAt: (step) => texts.get(step) };
}
