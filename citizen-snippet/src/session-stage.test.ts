import { describe, expect, it } from 'vitest';
import { pauseCauses } from './citizen-state.ts';
import { consentOf, stageOf, stageOnArrival } from './session-stage.ts';

const agent = { shownAs: 'Anna', employer: 'Vestby Kommune', municipality: 'Vestby Kommune' };
const stages = ['asking', 'live', ...pauseCauses] as const;

describe('on the next page', () => {
  it('the page is shown again only to a citizen who showed it and was nowhere else', () => {
    const shown = stages.flatMap((stage) =>
      [true, false]
        .filter((absent) => stageOnArrival(stage, absent) === 'live')
        .map((absent) => [stage, absent]),
    );
    expect(shown).toEqual([['live', false]]);
  });

  it('an open question stays one, and a chosen pause stays what it is', () => {
    expect(stageOnArrival('asking', true)).toBe('asking');
    expect(stageOnArrival('citizen', true)).toBe('citizen');
  });

  it('whoever went away is told that they are back', () => {
    expect([stageOnArrival('mitid', false), stageOnArrival('leaving', false)]).toEqual([
      'returned',
      'returned',
    ]);
  });
});

it('events may leave the page in one stage alone', () => {
  expect(stages.filter((stage) => consentOf(stage) === 'shared')).toEqual(['live']);
});

it('a session on its way back is what it was', () => {
  expect(stageOf({ at: 'away', agent, since: 1, was: 'mitid', cause: 'page' })).toBe('mitid');
  expect(
    stageOf({ at: 'ended', agent, since: 1, until: 2, by: 'agent', rating: 'asked', report: 'none' }),
  ).toBe(undefined);
});
