import type { CitizenState } from '../citizen-state.ts';
import type { Facts } from '../in-charge/facts.ts';
import type { Language, Say } from '../strings.ts';

type Ended = Extract<CitizenState, { at: 'ended' }>;

/** What happened, line by line; only what is true. Nobody looked along when the answer was never yes. */
export function receiptLines(
  { agent, since, until, facts }: Ended,
  say: Say,
  language: Language,
): readonly (readonly [string, string])[] {
  if (since === null) return [];
  return [
    [say('receipt.who'), `${agent.shownAs}, ${agent.employer}`],
    [say('receipt.when'), when(since, until, say)],
    [say('receipt.hidden'), hidden(facts, say, language)],
    [say('receipt.shown'), shown(facts.shown, say, language)],
    ...done(facts, agent.shownAs, say),
    [say('receipt.kept'), say('receipt.kept.what')],
    ...(facts.receipt === null ? [] : [[say('receipt.number'), facts.receipt] as const]),
  ];
}

/** What the agent did after the citizen's yes; a press that came again is counted. */
function done(facts: Facts, navn: string, say: Say): (readonly [string, string])[] {
  const sentences = (['press', 'fill', 'go'] as const).flatMap((deed) =>
    [...new Set(facts[deed])].map((det) => {
      const times = facts[deed].filter((name) => name === det).length;
      return deed === 'press' && times > 1
        ? say('receipt.done.times', { navn, det, antal: String(times) })
        : say(`receipt.done.${deed}`, { navn, det });
    }),
  );
  return sentences.length === 0 ? [] : [[say('receipt.done'), sentences.join('. ')]];
}

/** Kinds and numbers, nothing of what stood there: «CPR-nummer og 3 felter». */
function hidden({ cpr, fields, parts }: Facts, say: Say, language: Language): string {
  const all: string[] = [];
  if (cpr) all.push(say('receipt.cpr'));
  if (fields.length > 0)
    all.push(
      fields.length === 1 ? say('receipt.field') : say('receipt.fields', { antal: String(fields.length) }),
    );
  if (parts > 0) all.push(parts === 1 ? say('receipt.part') : say('receipt.parts', { antal: String(parts) }));
  return list(all, language) || say('receipt.nothing');
}

function shown(labels: readonly string[], say: Say, language: Language): string {
  const felter = list(labels, language);
  if (labels.length === 0) return say('receipt.nothing');
  return labels.length === 1
    ? say('receipt.shown.field', { felter })
    : say('receipt.shown.fields', { felter });
}

function list(all: readonly string[], language: Language): string {
  return new Intl.ListFormat(language).format(all);
}

function when(since: number, until: number, say: Say): string {
  const [fra, til] = [clock(since), clock(until)];
  if (fra === til) return say('receipt.when.minute', { fra });
  const isOneDay = new Date(since).toDateString() === new Date(until).toDateString();
  const tid = say(isOneDay ? 'receipt.when.today' : 'receipt.when.night', { fra, til });
  return say('receipt.long', { tid, minutter: String(Math.max(1, Math.round((until - since) / 60_000))) });
}

/** Local time as it is written in Danish, 18.42; milliseconds since 1970. */
function clock(time: number): string {
  const date = new Date(time);
  return [date.getHours(), date.getMinutes()].map((part) => String(part).padStart(2, '0')).join('.');
}
