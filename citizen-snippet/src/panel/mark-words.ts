import type { Mark, Shown } from '@medkig/guidance/citizen/context';
import type { Say } from '../strings.ts';

export interface MarkWords {
  /** What stands on the card. */
  sentence: string;
  /** The button that takes the citizen there. */
  goTo: string;
  /** Said once to a screen reader, whose user does not see the ring. */
  spoken: string;
}

/** Nobody but the citizen sends anything, and this is the moment to say so. */
const SENDS = /^(send|indsend|submit)\b/i;

export function markWords({ name: felt, kind }: Mark, navn: string, say: Say): MarkWords {
  const sends = kind === 'press' && SENDS.test(felt);
  const sentence = sends ? say('mark.send') : say(`mark.${kind}`, { navn });
  if (felt === '') return { sentence, goTo: say('mark.goto.nameless'), spoken: sentence };
  const goTo = kind === 'write' ? say('mark.goto.write', { felt }) : say('mark.goto', { felt });
  return { sentence, goTo, spoken: shows({ name: felt, kind }, navn, say) };
}

/** What the agent shows without a ring, for those who do not see it. */
export function shownWords({ by, ...element }: Shown, navn: string, say: Say): string {
  if (element.name === '') return say('mark.look', { navn });
  return by === 'scroll' ? say('mark.scrolled', { navn, felt: element.name }) : shows(element, navn, say);
}

function shows({ name: felt, kind }: Pick<Mark, 'name' | 'kind'>, navn: string, say: Say): string {
  return kind === 'write' ? say('mark.shows.write', { navn, felt }) : say('mark.shows', { navn, felt });
}

/** The marks that were not there before, in number order; a number given to another field is new. */
export function newMarks(before: readonly Mark[], after: readonly Mark[]): Mark[] {
  return after.filter(
    (mark) => !before.some(({ number, name }) => number === mark.number && name === mark.name),
  );
}
