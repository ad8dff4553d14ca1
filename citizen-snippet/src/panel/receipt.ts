import type { CitizenState } from '../citizen-state.ts';
import type { Say } from '../strings.ts';

type Ended = Extract<CitizenState, { at: 'ended' }>;

/** What happened, line by line; only what is true. Nobody looked along when the answer was never yes. */
export function receiptLines(
  { agent, since, until }: Ended,
  say: Say,
): readonly (readonly [string, string])[] {
  if (since === null) return [];
  return [
    [say('receipt.who'), `${agent.shownAs}, ${agent.employer}`],
    [say('receipt.when'), when(since, until, say)],
    [say('receipt.hidden'), say('receipt.hidden.what')],
    [say('receipt.kept'), say('receipt.kept.what')],
  ];
}

function when(since: number, until: number, say: Say): string {
  const [fra, til] = [clock(since), clock(until)];
  if (new Date(since).toDateString() !== new Date(until).toDateString())
    return say('receipt.when.night', { fra, til });
  return fra === til ? say('receipt.when.minute', { fra }) : say('receipt.when.today', { fra, til });
}

/** Local time as it is written in Danish, 18.42; milliseconds since 1970. */
function clock(time: number): string {
  const date = new Date(time);
  return [date.getHours(), date.getMinutes()].map((part) => String(part).padStart(2, '0')).join('.');
}
