import { describe, expect, it } from 'vitest';
import { sayIn } from '../strings.ts';
import type { AgentEvent } from './agent-event.ts';
import { firstPage, live, run, shown } from './agent-state.fixture.ts';
import { bannerFor } from './banner.ts';
import { noteFor, stateFromNote } from './noted-state.ts';

const say = sayIn('da');
const lost = { t: 'lost', who: 'citizen', since: 6000, at: 6000 } as const;

function titleAfter(now: number, ...events: (AgentEvent & { at?: number })[]): string | undefined {
  return bannerFor(live(run(shown(), ...events).state), now, say)?.title;
}

describe('the banner over the stage', () => {
  it('is not there while the page is seen, nor for a moment without the net', () => {
    expect(titleAfter(6000)).toBeUndefined();
    expect(titleAfter(10_999, lost)).toBeUndefined();
  });

  it('tells how old the picture is, and then that it has been removed', () => {
    expect(titleAfter(14_000, lost)).toBe('Du ser et gammelt billede. Det er 8 sekunder gammelt.');
    expect(titleAfter(21_000, lost)).toBe('Billedet er fjernet, fordi det er gammelt.');
  });

  it('tells at once where the citizen is, and for how long, instead of blaming the net', () => {
    const leaving = { t: 'leaving', mitid: true, host: '', at: 5900 } as const;
    expect(titleAfter(6000, leaving, lost)).toBe('Borgeren er ved MitID');
    expect(titleAfter(125_900, leaving, lost)).toBe('Borgeren er ved MitID · 2 min');
  });

  it('tells why there is no picture and what to say', () => {
    const title = (cause: 'citizen' | 'fault' | 'away') => titleAfter(6000, { t: 'paused', cause });
    expect(title('citizen')).toBe('Borgeren holder pause');
    expect(title('fault')).toBe('Siden kan ikke vises lige nu');
    expect(title('away')).toBe('Borgeren er tilbage');
  });

  it('tells where the citizen goes while the page is still there, and of a page that has stayed what to say', () => {
    const leaving = { t: 'leaving', mitid: false, host: 'mit.vestby.example', at: 5900 } as const;
    const away = { t: 'paused', cause: 'away' } as const;
    expect(titleAfter(6000, leaving, away)).toBe('Borgeren er på en anden side (mit.vestby.example)');
    expect(titleAfter(15_900, leaving, away)).toBe('Borgeren er tilbage');
  });

  it('tells what to say when another page of the municipality may ask', () => {
    const text = (isOwn?: true) =>
      bannerFor(
        live(
          run(
            shown(),
            { t: 'leaving', mitid: false, host: 'mit.vestby.example', ...(isOwn && { isOwn }) },
            lost,
          ).state,
        ),
        6000,
        say,
      )?.text;
    expect(text(true)).toMatch(/^Det er også en af kommunens sider/);
    expect(text()).toMatch(/^Der kan du ikke se med/);
  });

  it('tells of a citizen who is back before anybody has noticed that they were gone', () => {
    const leaving = { t: 'leaving', mitid: true, host: '', at: 5900 } as const;
    const away = { t: 'paused', cause: 'away' } as const;
    expect(titleAfter(7000, leaving, away, away)).toBe('Borgeren er tilbage');
    expect(titleAfter(7000, leaving, away, { t: 'unpaused' }, away)).toBe('Borgeren er tilbage');
  });

  it('of a pause stays when the net falls out for a moment', () => {
    expect(titleAfter(7000, { t: 'paused', cause: 'citizen' }, lost)).toBe('Borgeren holder pause');
  });

  it('tells that the citizen looks at something else, as long as the picture is true', () => {
    expect(titleAfter(6000, { t: 'hidden', hidden: true })).toBe(
      'Borgeren ser på en anden fane eller et andet program',
    );
  });

  it('greets the agent who is back after a reload, until the picture is there', () => {
    const roots = { confirmed: { sid: new Uint8Array(32), root: new Uint8Array(32), epoch: 1 } };
    const note = noteFor(shown(), 'Anna', { roomId: 'room', seatKey: 'key', roots });
    if (!note || note.stage === 'waiting') throw new Error('nothing to go on with');
    const again = stateFromNote(note, 9000, 10_000);
    const title = (...events: AgentEvent[]) =>
      bannerFor(live(run(again, ...events).state), 10_500, say)?.title;
    expect(title()).toBe('Du er tilbage i samtalen');
    expect(title({ t: 'back' })).toBe('Du er tilbage i samtalen');
    const { page } = firstPage;
    expect(title({ t: 'back' }, { t: 'page', page: firstPage }, { t: 'picture', page })).toBeUndefined();
  });
});
