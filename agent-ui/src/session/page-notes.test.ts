import { describe, expect, it } from 'vitest';
import { sayIn } from '../strings.ts';
import { shown } from './agent-state.fixture.ts';
import { errorsText, firstError, pageState } from './page-notes.ts';
import { nothingAround, type Screen } from './surroundings.ts';

const say = sayIn('da');
const screen: Screen = { browser: 'safari', system: 'ipad', width: 810, height: 1010 };

describe('the citizen’s page', () => {
  it('that is simply there needs no word', () => {
    expect(pageState(screen, say)).toBeUndefined();
    expect(errorsText(screen, say)).toBeUndefined();
  });

  it('was answered with an error: that counts before its loading', () => {
    expect(pageState({ ...screen, isLoading: true }, say)).toBe('Borgerens side er ved at åbne');
    expect(pageState({ ...screen, isLoading: true, failed: 404 }, say)).toBe(
      'Siden svarede med en fejl (404)',
    );
  });

  it('shows one error, or several', () => {
    expect(errorsText({ ...screen, errors: 1 }, say)).toBe('Siden viser 1 fejl');
    expect(errorsText({ ...screen, errors: 3 }, say)).toBe('Siden viser 3 fejl');
  });

  it('has a first error that can be marked if the agent has it too', () => {
    const field = { node: 14, label: 'Vejnavn', kind: 'write', hidden: false } as const;
    const live = { ...shown(), outline: [field], around: { ...nothingAround, screen } };
    expect(firstError(live)).toBeUndefined();
    expect(firstError({ ...live, around: { ...nothingAround, screen: { ...screen, firstError: 14 } } })).toBe(
      field,
    );
    expect(
      firstError({ ...live, around: { ...nothingAround, screen: { ...screen, firstError: 15 } } }),
    ).toBeUndefined();
  });
});
