import type { Key, Say } from '../strings.ts';
import type { HotlineProblem } from './week-draft.ts';

export const dayKeys = ['day.1', 'day.2', 'day.3', 'day.4', 'day.5', 'day.6', 'day.7'] as const;

const texts: Record<HotlineProblem['field'], Key> = {
  name: 'hotlines.error.name',
  timeZone: 'hotlines.error.zone',
  opens: 'hotlines.error.time',
  closes: 'hotlines.error.time',
  order: 'hotlines.error.order',
  overlap: 'hotlines.error.overlap',
};

/** What to mend; the summary says of which day, too. */
export function problemText({ field }: HotlineProblem, say: Say): string {
  return say(texts[field]);
}

export function summaryLine(problem: HotlineProblem, say: Say): string {
  const day = 'day' in problem && dayKeys[problem.day];
  return day ? `${say(day)}: ${problemText(problem, say)}` : problemText(problem, say);
}

/** The id of the control that a problem speaks of. */
export function fieldIdOf(problem: HotlineProblem): string {
  if (!('day' in problem)) return `hotline-${problem.field}`;
  return timeId(problem.field === 'closes' ? 'closes' : 'opens', problem.day, problem.at);
}

export function timeId(field: 'opens' | 'closes', day: number, at: number): string {
  return `hotline-${field}-${day}-${at}`;
}
