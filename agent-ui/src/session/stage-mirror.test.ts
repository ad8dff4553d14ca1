import { describe, expect, it } from 'vitest';
import type { ToViewer } from '../../viewer/viewer-messages.ts';
import { sayIn } from '../strings.ts';
import { firstPage, live, run, shown } from './agent-state.fixture.ts';
import type { AgentState } from './agent-state.ts';
import { cards } from './guide-card/card-state.fixture.ts';
import { stageLook } from './stage-look.ts';
import { createStageMirror } from './stage-mirror.ts';

const vestby = {
  site: 'vestby',
  name: 'Vestby Kommune',
  origins: ['https://vestby.example'],
  grants: [],
  assetPass: '20458.x',
};
const look = stageLook(sayIn('da'), 'da', 'Anna', vestby);

function mirrored() {
  const sent: ToViewer[] = [];
  const mirror = createStageMirror((message) => sent.push(message));
  const show = (state: AgentState, now = 5000) => {
    sent.length = 0;
    mirror.update(state, look, now);
    return sent;
  };
  return { show };
}

describe('the stage mirror', () => {
  it('sends everything at first and then only what differs', () => {
    const { show } = mirrored();
    expect(show(shown()).map(({ t }) => t)).toEqual([
      'texts',
      'assets',
      'shown',
      'tool',
      'marks',
      'preview',
      'find',
    ]);
    expect(show(shown())).toEqual([]);
    expect(show(run(shown(), { t: 'tool', tool: 'point' }).state)).toEqual([{ t: 'tool', tool: 'point' }]);
  });

  it('writes on every mark who points', () => {
    const { show } = mirrored();
    const picked = { t: 'picked', page: firstPage.page, node: 12, label: 'Vejnavn' } as const;
    const sent = show(run(shown(), { t: 'tool', tool: 'highlight' }, picked).state);
    expect(sent).toContainEqual({
      t: 'marks',
      page: firstPage.page,
      marks: [{ node: 12, number: 1, label: 'Anna peger her' }],
      lit: null,
    });
  });

  it('writes the agent’s own words on a mark that has some, and shows what is in the spotlight', () => {
    const picked = { t: 'picked', page: firstPage.page, node: 12, label: 'Vejnavn' } as const;
    const sent = mirrored().show(
      run(
        shown(),
        { t: 'tool', tool: 'highlight' },
        { t: 'mark-text', text: ' Skriv vejen ' },
        picked,
        { t: 'tool', tool: 'spotlight' },
        { ...picked, node: 13 },
      ).state,
    );
    expect(sent).toContainEqual({
      t: 'marks',
      page: firstPage.page,
      marks: [{ node: 12, number: 1, label: 'Skriv vejen' }],
      lit: 13,
    });
  });

  it('asks for the element of the guide card’s step, and for nothing when none leads there', () => {
    const { show } = mirrored();
    const page = { ...firstPage, page: 'page-load-3', address: 'https://vestby.example/flytning/om-dig' };
    const led = run(shown(), { t: 'cards', cards }, { t: 'page', page }).state;
    expect(show(led)).toContainEqual({
      t: 'find',
      page: page.page,
      wanted: {
        id: 'flytning/3',
        selector: '#navn',
        label: null,
        others: [{ id: 'flytning/4', selector: '#telefon', label: null }],
      },
    });
    const ahead = run(led, { t: 'go-to-step', step: 6 }).state;
    expect(show(ahead)).toEqual([{ t: 'find', page: page.page, wanted: null }]);
  });

  it('greys the picture five seconds after the citizen was last heard, not before', () => {
    const { show } = mirrored();
    const away = run(shown(), { t: 'lost', who: 'citizen', since: 6000 }).state;
    expect(show(away, 10_999)).toContainEqual({ t: 'shown', as: 'live' });
    expect(show(away, 11_000)).toEqual([{ t: 'shown', as: 'stale' }]);
  });

  it('removes it after fifteen seconds, before the citizen is told that nobody sees the page', () => {
    const { show } = mirrored();
    const away = run(shown(), { t: 'lost', who: 'agent', since: 6000 }).state;
    expect(show(away, 20_999)).toContainEqual({ t: 'shown', as: 'stale' });
    expect(show(away, 21_000)).toEqual([{ t: 'shown', as: 'blank' }]);
  });

  it('greys it at once when the citizen is known to be elsewhere', () => {
    const leaving = { t: 'leaving', mitid: true, host: '', at: 6000 } as const;
    const away = run(shown(), leaving, { t: 'lost', who: 'citizen', since: 6100, at: 6100 }).state;
    expect(mirrored().show(away, 6100)).toContainEqual({ t: 'shown', as: 'stale' });
  });

  it('has the picture removed on a pause, also when the connection is lost meanwhile, and at the end', () => {
    const paused = run(shown(), { t: 'paused', cause: 'citizen' }).state;
    expect(mirrored().show(paused)).toContainEqual({ t: 'shown', as: 'blank' });
    const away = run(paused, { t: 'lost', who: 'citizen', since: 6000 }).state;
    expect(mirrored().show(live(away), 60_000)).toContainEqual({ t: 'shown', as: 'blank' });
    expect(mirrored().show(run(shown(), { t: 'stop' }).state)).toContainEqual({ t: 'shown', as: 'blank' });
  });
});
