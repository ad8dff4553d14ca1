import { expect, it } from 'vitest';
import { asking, firstPage, run, shown, waiting } from './agent-state.fixture.ts';
import { atStart } from './agent-state.ts';
import { lineFor, scriptLines } from './script-lines.ts';

const lineOf = (...state: Parameters<typeof lineFor>) => scriptLines[lineFor(...state) - 1];

it('follows the call from the greeting to the first mark', () => {
  const picked = { t: 'picked', page: firstPage.page, node: 12, label: 'Vejnavn' } as const;
  const marked = run(shown(), { t: 'tool', tool: 'highlight' }, picked).state;
  expect([atStart, waiting, asking, shown(), marked].map((state) => lineOf(state))).toEqual([
    'script.greet',
    'script.code',
    'script.consent',
    'script.seen',
    'script.point',
  ]);
});

it('does not greet again when a code came to nothing', () => {
  expect(lineOf(run(waiting, { t: 'ended', cause: 'tries' }).state)).toBe('script.code');
});

it('goes to MitID with the citizen', () => {
  const leaving = { t: 'leaving', mitid: true, host: '' } as const;
  const there = run(shown(), leaving, { t: 'lost', who: 'citizen', since: 2000 }).state;
  expect(lineOf(there)).toBe('script.mitid');
  const elsewhere = run(
    shown(),
    { ...leaving, mitid: false },
    { t: 'lost', who: 'citizen', since: 2000 },
  ).state;
  expect(lineOf(elsewhere)).toBe('script.seen');
});
