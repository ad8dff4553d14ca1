import { expect, it } from 'vitest';
import { sayIn } from '../strings.ts';
import { live, run, shown } from './agent-state.fixture.ts';
import { connectionSaid } from './connection-text.ts';

const say = sayIn('da');
const after = (...events: Parameters<typeof run>[1][]) =>
  connectionSaid(live(run(shown(), ...events).state), 20_000, say).text;

it('is good as long as nothing speaks against it', () => {
  expect(after()).toBe('God forbindelse');
});

it('is slow when the citizen’s side says so, or while nobody is heard', () => {
  expect(after({ t: 'doing', doing: { isTyping: false, isSlow: true } })).toBe('Langsom forbindelse');
  expect(after({ t: 'quiet', isQuiet: true })).toBe('Langsom forbindelse');
  expect(after({ t: 'quiet', isQuiet: true }, { t: 'quiet', isQuiet: false })).toBe('God forbindelse');
});

it('names whose net is gone as soon as it is told', () => {
  const lost = (who: 'citizen' | 'agent') => ({ t: 'lost', who, since: 20_000, at: 20_000 }) as const;
  expect(after(lost('citizen'))).toBe('Ingen forbindelse til borgeren – prøver igen');
  expect(after(lost('citizen'), lost('agent'))).toBe('Dit net er faldet ud – prøver igen');
  expect(after(lost('agent'), { t: 'back' })).toBe('God forbindelse');
});

it('what this browser knows of its own net counts first', () => {
  expect(after({ t: 'offline', isOffline: true })).toBe('Dit net er faldet ud – prøver igen');
});

it('a citizen at MitID has lost nothing', () => {
  expect(
    after(
      { t: 'leaving', mitid: true, host: '', at: 19_000 },
      { t: 'paused', cause: 'away', at: 19_000 },
      { t: 'lost', who: 'citizen', since: 19_500, at: 19_500 },
    ),
  ).toBe('Borgeren er ved MitID');
});
