/**
 * Where an agent and a citizen are in a guide card: a pure state, changed by one function. A card is opened by the page
 * the citizen is on, or by hand; its step follows what the citizen does, and the agent may move it at any time.
 */
import type { GuideCard, GuideStep, StepTarget } from '@medkig/api/guide-card';
import { matchesPath } from '@medkig/api/path-pattern';
import { bestCard, firstStepOn, stepsOn } from './matching.ts';

/** What the stage knows of the element that the current step speaks of. `hidden`: the page has it and does not show it. */
export type Sight =
  | { is: 'unknown' }
  | { is: 'found'; node: number; label: string }
  | { is: 'hidden' }
  | { is: 'missing' };

/** An element that a step speaks of, as the stage is told of it. */
interface Target extends StepTarget {
  id: string;
}

export interface OpenCard {
  slug: string;
  /** Index of the step that both are at. */
  step: number;
  /** Indices of the steps that are behind the citizen, in order: said or done while the card was open, and no others. */
  done: readonly number[];
  sight: Sight;
  /** The element of this step was there at some time. */
  wasSeen: boolean;
}

export interface CardState {
  /** All of the agent's hotline; none until they have come. */
  cards: readonly GuideCard[];
  /** Of the citizen's page; undefined while there is none. */
  path: string | undefined;
  open: OpenCard | undefined;
  /** What the agent has closed by hand does not open by itself again. */
  closed: readonly string[];
}

export type CardEvent =
  /** The cards have come, or have been changed. */
  | { t: 'cards'; cards: readonly GuideCard[] }
  | { t: 'open-card'; slug: string }
  | { t: 'close-card' }
  | { t: 'go-to-step'; step: number }
  /** The agent has said this one. */
  | { t: 'next-step' }
  | { t: 'previous-step' }
  /** The citizen's page was loaded. */
  | { t: 'arrived'; path: string | undefined }
  /** The picture has gone, and with it what was found on it. */
  | { t: 'unseen' }
  /**
   * What the stage found for the step with this id; when its element is not to be seen `node` is null, and `instead`
   * names another step whose element is.
   */
  | {
      t: 'sighted';
      id: string;
      node: number | null;
      label: string;
      isHidden: boolean;
      instead: string | null;
    }
  /** The citizen has filled in, ticked or pressed the element of the step with this id. */
  | { t: 'completed'; id: string };

export const noCard: CardState = { cards: [], path: undefined, open: undefined, closed: [] };

const unknown: Sight = { is: 'unknown' };

/** The same object when nothing changes. */
export function changeCard(state: CardState, event: CardEvent): CardState {
  const { open } = state;
  switch (event.t) {
    case 'cards':
      return settle({ ...state, cards: event.cards, open: open && fitted(open, event.cards) }, undefined);
    case 'open-card': {
      const card = state.cards.find(({ slug, kind }) => slug === event.slug && kind === 'form');
      if (!card || open?.slug === card.slug) return state;
      const closed = state.closed.filter((slug) => slug !== card.slug);
      return { ...state, closed, open: opened(card, state.path) };
    }
    case 'close-card':
      return open ? { ...state, open: undefined, closed: [...state.closed, open.slug] } : state;
    case 'go-to-step':
      return walk(state, event.step);
    case 'previous-step':
      return open ? walk(state, open.step - 1) : state;
    case 'next-step':
      return open ? walk(finish(state, open), open.step + 1) : state;
    case 'arrived': {
      const { path } = event;
      const arrived = { ...state, path, open: open && { ...open, sight: unknown } };
      return path === state.path ? arrived : settle(arrived, state.path);
    }
    case 'unseen':
      return open && open.sight.is !== 'unknown' ? { ...state, open: { ...open, sight: unknown } } : state;
    case 'sighted': {
      if (!open || event.id !== idOf(open)) return state;
      const { node, label, isHidden, instead } = event;
      if (node === null && open.wasSeen && instead !== null) return turnPage(state, open, instead);
      if (node === null)
        return { ...state, open: { ...open, sight: { is: isHidden ? 'hidden' : 'missing' } } };
      return { ...state, open: { ...open, sight: { is: 'found', node, label }, wasSeen: true } };
    }
    case 'completed':
      return open && event.id === idOf(open) ? complete(state, open) : state;
    default: {
      const never: never = event;
      return never;
    }
  }
}

export function cardOf({ cards, open }: CardState): GuideCard | undefined {
  return open && cards.find(({ slug }) => slug === open.slug);
}

export function stepOf(state: CardState): GuideStep | undefined {
  return state.open && cardOf(state)?.steps[state.open.step];
}

/** What the stage is to look for: the element of the current step, unless it belongs to another page. */
export function wantedOf(state: CardState): (Target & { others: Target[] }) | undefined {
  const { open, path } = state;
  const card = cardOf(state);
  if (!open || !card) return undefined;
  const targets = card.steps.map((step, at) =>
    step.target && mayBeHere(step, path) ? { id: idOf({ ...open, step: at }), ...step.target } : undefined,
  );
  const wanted = targets[open.step];
  // What comes next is likelier than what lies behind.
  const others = [...targets.slice(open.step + 1), ...targets.slice(0, open.step)];
  return wanted && { ...wanted, others: others.filter((one) => one !== undefined) };
}

/** The step belongs to the page the citizen is on, and the page has no such element: the card no longer fits it. */
export function isBroken(state: CardState): boolean {
  const path = stepOf(state)?.path ?? null;
  return state.open?.sight.is === 'missing' && path !== null;
}

/** How far the citizen is, counted as the agent counts: both can say the number on the phone. */
export function partOf(state: CardState): { part: number; of: number } | null {
  const card = cardOf(state);
  return state.open && card ? { part: state.open.step + 1, of: card.steps.length } : null;
}

function idOf({ slug, step }: Pick<OpenCard, 'slug' | 'step'>): string {
  return `${slug}/${step}`;
}

/** Some forms keep one address for all their pages: what was there has gone, and another step's element has come. */
function turnPage(state: CardState, open: OpenCard, to: string): CardState {
  const step = cardOf(state)?.steps.findIndex((_, at) => idOf({ ...open, step: at }) === to) ?? -1;
  if (step === -1) return state;
  const walked = walk(state, step);
  const done = union(open.done, range(open.step, step));
  return { ...walked, open: walked.open && { ...walked.open, done } };
}

function mayBeHere(step: GuideStep, path: string | undefined): boolean {
  return step.path === null || (path !== undefined && matchesPath(step.path, path));
}

/** What is open of a card that has been changed or deleted meanwhile. */
function fitted(open: OpenCard, cards: readonly GuideCard[]): OpenCard | undefined {
  const card = cards.find(({ slug, kind }) => slug === open.slug && kind === 'form');
  if (!card) return undefined;
  const last = card.steps.length - 1;
  return {
    ...open,
    step: Math.min(open.step, last),
    done: open.done.filter((at) => at <= last),
    sight: unknown,
    wasSeen: false,
  };
}

function opened(card: GuideCard, path: string | undefined): OpenCard {
  const step = firstStepOn(card, path);
  return { slug: card.slug, step, done: [], sight: unknown, wasSeen: false };
}

/** After the page or the cards changed: the open card follows the citizen, or the best one opens. */
function settle(state: CardState, cameFrom: string | undefined): CardState {
  const { path, open, closed, cards } = state;
  if (path === undefined) return state;
  if (!open) {
    const best = bestCard(
      cards.filter(({ slug }) => !closed.includes(slug)),
      path,
    );
    return best ? { ...state, open: opened(best, path) } : state;
  }
  const card = cardOf(state);
  return card ? { ...state, open: followed(open, card, path, cameFrom) } : state;
}

function followed(open: OpenCard, card: GuideCard, path: string, cameFrom: string | undefined): OpenCard {
  const here = stepsOn(card, path);
  const [first] = here;
  if (first === undefined || here.includes(open.step)) return open;
  const later = here.find((at) => at > open.step);
  // A later page is reached by what comes before it, on the page that was left as well.
  if (later !== undefined) {
    const [left = open.step] = cameFrom === undefined ? [] : stepsOn(card, cameFrom);
    const done = union(open.done, range(Math.min(open.step, left), later));
    return { ...open, step: later, done, wasSeen: false };
  }
  // A console that was reloaded does not know whether the citizen went back: a step of no page stays.
  const staysPut = cameFrom === undefined && card.steps[open.step]?.path === null;
  return staysPut ? open : { ...open, step: first, wasSeen: false };
}

/** A step of another page comes with that page: until then the citizen may still be held back on this one. */
function complete(state: CardState, open: OpenCard): CardState {
  const finished = finish(state, open);
  const next = cardOf(state)?.steps[open.step + 1];
  return next && mayBeHere(next, state.path) ? walk(finished, open.step + 1) : finished;
}

function finish(state: CardState, open: OpenCard): CardState {
  if (open.done.includes(open.step)) return state;
  return { ...state, open: { ...open, done: union(open.done, [open.step]) } };
}

function walk(state: CardState, step: number): CardState {
  const { open } = state;
  if (!open || step === open.step || !cardOf(state)?.steps[step]) return state;
  return { ...state, open: { ...open, step, sight: unknown, wasSeen: false } };
}

/** Without the last; empty where it comes first. */
function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);
}

function union(some: readonly number[], more: readonly number[]): number[] {
  return [...new Set([...some, ...more])].sort((a, b) => a - b);
}
