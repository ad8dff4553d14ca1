import { markHiddenFields, type Typed } from './hidden-fields.ts';
import { hover } from './hover.ts';
import { type CitizenView, type Fit, fitToPage, stillFits, unfitted } from './page-size.ts';
import type { Picture } from './picture.ts';
import { createPins, type Pins } from './pins.ts';
import type { StageEvent } from './replay-event.ts';
import type { Trouble } from './viewer-messages.ts';

/** One page load on the stage: the picture and where the citizen is in it. */
export interface ShownPage {
  picture: Picture;
  view: CitizenView;
  typed: Typed;
  pins: Pins;
  /** All that came since the last full snapshot, as the guard weighs it. */
  weight: number;
  fit: Fit;
  /** The node that has the citizen's keyboard focus. */
  focus?: number;
  /** The citizen's mouse or finger, in the citizen's viewport. */
  mouse?: { x: number; y: number };
}

/** What the next frame has to do; each includes the ones before it. */
export const works = ['draw', 'check', 'measure', 'search'] as const;
export type Work = (typeof works)[number];

/** What an event asks of the stage. */
export interface Effect {
  work?: Work;
  /** The citizen's viewport has moved: bring it into the agent's view. */
  follow?: true;
  ripple?: true;
  trouble?: Trouble;
}

export function showPage(picture: Picture, view: CitizenView): ShownPage {
  return { picture, view, typed: new WeakMap(), pins: createPins(), weight: 0, fit: unfitted(view) };
}

/** Applies one guarded event to the page at once. */
export function applyEvent(shown: ShownPage, event: StageEvent): Effect {
  const { picture, view } = shown;
  switch (event.kind) {
    case 'size':
      shown.view = { ...view, width: event.width, height: event.height };
      return { work: 'measure', follow: true };
    case 'snapshot': {
      const { x, y } = event.scroll;
      shown.view = { ...view, scrollX: x, scrollY: y };
      shown.typed = new WeakMap();
      return asked(picture.apply(event), {
        work: 'search',
        ...(view.scrollY !== y && { follow: true }),
      });
    }
    case 'mutation':
    case 'style':
      return asked(picture.apply(event), { work: 'check' });
    case 'selection':
      return asked(picture.apply(event), {});
    case 'input': {
      const field = picture.nodeOf(event.node);
      if (field) shown.typed.set(field, event.text);
      return asked(picture.apply(event), { work: 'check' });
    }
    case 'scroll':
      return scroll(shown, event);
    case 'moved':
    case 'touched':
    case 'pressed': {
      shown.mouse = { x: event.x, y: event.y };
      const document = picture.document();
      if (document) hover(document, picture.nodeOf(event.node));
      return { work: 'draw', ...(event.kind !== 'moved' && { ripple: true }) };
    }
    case 'focused':
      shown.focus = event.node;
      return { work: 'draw' };
    case 'blurred':
      if (shown.focus === event.node) delete shown.focus;
      return { work: 'draw' };
    case 'nothing':
      return {};
    default: {
      const never: never = event;
      return never;
    }
  }
}

function asked(trouble: Trouble | undefined, effect: Effect): Effect {
  return trouble ? { trouble } : effect;
}

function scroll(shown: ShownPage, { node, x, y }: { node: number; x: number; y: number }): Effect {
  const target = shown.picture.nodeOf(node);
  if (target?.nodeType === 9) {
    const sideways = x !== shown.view.scrollX;
    shown.view = { ...shown.view, scrollX: x, scrollY: y };
    return { work: shown.pins.any() || sideways ? 'measure' : 'draw', follow: true };
  }
  if (target && 'scrollTo' in target) (target as Element).scrollTo({ left: x, top: y, behavior: 'instant' });
  return { work: 'draw' };
}

/** Brings sizes and patterns up to date with what was applied; once a frame at most. */
export function measure(shown: ShownPage, work: Work): void {
  if (!shown.picture.document() || work === 'draw') return;
  // It writes, so it comes before anything is read.
  markHiddenFields(shown.picture.trees(), shown.typed);
  if (work === 'check' && stillFits(shown.picture, shown.fit)) return;
  if (work !== 'search') return fit(shown);
  const steps = survey(shown);
  while (!steps.next().done);
}

/** The same for what cannot be seen from outside: pinned boxes that have come, a page that has shrunk in its view. */
export function* survey(shown: ShownPage): Generator<void> {
  const document = shown.picture.document();
  if (!document) return;
  yield* shown.pins.search(document);
  fit(shown);
}

function fit(shown: ShownPage): void {
  shown.fit = fitToPage(shown.picture, shown.view, shown.pins);
}
