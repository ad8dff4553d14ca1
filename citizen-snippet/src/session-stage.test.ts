import { describe, expect, it } from 'vitest';
import { pauseCauses } from './citizen-state.ts';
import { noFacts } from './in-charge/facts.ts';
import { consentOf, stageOf, stageOnArrival } from './session-stage.ts';

const agent = { shownAs: 'Anna', employer: 'Vestby Kommune', municipality: 'Vestby Kommune' };
const stages = ['asking', 'live', ...pauseCauses] as const;

describe('on the next page', () => {
  it('the page is shown again only to a citizen who showed it and was nowhere else', () => {
    const shown = stages.flatMap((stage) =>
      [true, false]
        .filter((absent) => stageOnArrival(stage, absent, false) === 'live')
        .map((absent) => [stage, absent]),
    );
    expect(shown).toEqual([['live', false]]);
  });

  it('an open question stays one, and a chosen pause stays what it is', () => {
    expect(stageOnArrival('asking', true, false)).toBe('asking');
    expect(stageOnArrival('citizen', true, false)).toBe('citizen');
  });

  it('whoever went away is told that they are back', () => {
    expect([stageOnArrival('mitid', false, false), stageOnArrival('leaving', false, false)]).toEqual([
      'returned',
      'returned',
    ]);
  });
});

describe('a page that is shown to nobody', () => {
  it('pauses by itself, whatever the citizen had chosen', () => {
    for (const stage of stages.filter((one) => one !== 'asking'))
      expect([stage, stageOnArrival(stage, false, true)]).toEqual([stage, 'never']);
  });

  it('leaves an open question to the citizen', () => {
    expect(stageOnArrival('asking', false, true)).toBe('asking');
  });

  it('is followed by one that the citizen shows themselves', () => {
    expect(stageOnArrival('never', false, false)).toBe('returned');
  });
});

it('events may leave the page in one stage alone', () => {
  expect(stages.filter((stage) => consentOf(stage) === 'shared')).toEqual(['live']);
});

it('a session on its way back is what it was', () => {
  expect(stageOf({ at: 'away', agent, since: 1, was: 'mitid', cause: 'page' })).toBe('mitid');
  expect(
    stageOf({
      at: 'ended',
      agent,
      since: 1,
      until: 2,
      by: 'agent',
      facts: noFacts,
      rating: 'asked',
      report: 'none',
    }),
  ).toBe(undefined);
});
