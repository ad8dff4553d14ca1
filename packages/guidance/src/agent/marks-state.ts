import { MOST_MARKS } from '../tools/highlight/contract.ts';

/** One ring as the agent knows it. */
export interface AgentMark {
  node: number;
  number: number;
  /** Stands on it in place of the agent's name. */
  label?: string;
}

/** The rings on one page load, oldest first. */
export type MarksState = readonly AgentMark[];

export type MarksEvent =
  | { t: 'marked'; mark: AgentMark }
  | { t: 'unmarked'; number: number }
  /** A new page load, a pause or «clear all»: no ring is left. */
  | { t: 'cleared' };

export const noMarks: MarksState = [];

/** The number for a ring around this node: its own if it has one, else the lowest free, else the oldest ring's. */
export function numberFor(state: MarksState, node: number): number {
  const own = state.find((mark) => mark.node === node);
  if (own) return own.number;
  for (let number = 1; number <= MOST_MARKS; number++)
    if (!state.some((mark) => mark.number === number)) return number;
  return state[0]?.number ?? 1;
}

export function changeMarks(state: MarksState, event: MarksEvent): MarksState {
  switch (event.t) {
    case 'marked':
      return [...state.filter(({ number }) => number !== event.mark.number), event.mark];
    case 'unmarked':
      return state.filter(({ number }) => number !== event.number);
    case 'cleared':
      return noMarks;
    default: {
      const never: never = event;
      return never;
    }
  }
}
