import type { GuideOutcome } from '@medkig/protocol/session/messages';
import { describe, expect, it, vi } from 'vitest';
import type { LiveNews } from '../citizen-state.ts';
import { createFieldRequests } from './field-requests.ts';

/** A page whose fields are known by number; 7 is one whose value nobody may see. */
function scene() {
  const values = new Map([
    [1, 'Karla'],
    [2, 'Bakkevej'],
    [3, ''],
  ]);
  const shown = new Set<number>();
  const told: LiveNews[] = [];
  const answers: [number, GuideOutcome][] = [];
  const heard: number[][] = [];
  const receipt: string[] = [];
  const requests = createFieldRequests({
    window: globalThis as unknown as Window,
    capture: {
      revealable: (id) => {
        const value = values.get(id);
        return value === undefined ? undefined : { label: `Felt ${id}`, value };
      },
      reveal: (id) => {
        shown.add(id);
        return true;
      },
      cover: (id) => void shown.delete(id),
      revealed: () => [...shown],
    },
    tell: (news) => told.push(news),
    answered: (id, outcome) => answers.push([id, outcome]),
    revealed: (nodes) => heard.push(nodes),
    noteShown: (label) => receipt.push(label),
  });
  /** Puts a question as the guide of that number. */
  const ask = (node: number, guide: number) => {
    const outcome = requests.ask(node);
    if (outcome === 'waits') requests.cameWith(guide);
    return outcome;
  };
  return { ...requests, ask, values, shown, told, answers, heard, receipt };
}

describe('a field that the agent asks for', () => {
  it('stands on the card with its content, and is shown by a yes', () => {
    const page = scene();
    expect(page.ask(1, 11)).toBe('waits');
    expect(page.told).toEqual([{ request: { is: 'see', node: 1, label: 'Felt 1', value: 'Karla' } }]);
    expect([...page.shown]).toEqual([]);
    page.answer(true);
    expect([...page.shown]).toEqual([1]);
    expect(page.answers).toEqual([[11, 'done']]);
    expect(page.heard).toEqual([[1]]);
    expect(page.receipt).toEqual(['Felt 1']);
  });

  it('stays hidden after a no', () => {
    const page = scene();
    page.ask(1, 11);
    page.answer(false);
    expect([...page.shown]).toEqual([]);
    expect(page.answers).toEqual([[11, 'refused']]);
  });

  it('[M4] stays hidden when nobody answers within a minute', () => {
    vi.useFakeTimers();
    const page = scene();
    page.ask(1, 11);
    vi.advanceTimersByTime(59_999);
    expect(page.answers).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(page.answers).toEqual([[11, 'lapsed']]);
    expect(page.told.at(-1)).toEqual({
      request: { is: 'lapsed', of: 'see', label: 'Felt 1' },
    });
    page.answer(true);
    expect([...page.shown]).toEqual([]);
    vi.useRealTimers();
  });

  it('is the only question at a time', () => {
    const page = scene();
    page.ask(1, 11);
    expect(page.ask(2, 12)).toBe('busy');
    page.answer(false);
    expect(page.ask(2, 13)).toBe('waits');
    page.rest();
  });

  it('is not asked for when nothing stands in it, or nobody may see it', () => {
    const page = scene();
    expect(page.ask(3, 11)).toBe('empty');
    expect(page.ask(7, 12)).toBe('never-shown');
    expect(page.told).toEqual([]);
  });

  it('needs another yes when its content is another one by then', () => {
    const page = scene();
    page.ask(1, 11);
    page.values.set(1, 'Karla Testesen');
    page.answer(true);
    expect([...page.shown]).toEqual([]);
    expect(page.told.at(-1)).toMatchObject({ request: { is: 'see', value: 'Karla Testesen' } });
    page.answer(true);
    expect([...page.shown]).toEqual([1]);
  });

  it('is not asked for any more when it is gone, or empty', () => {
    const page = scene();
    page.ask(1, 11);
    page.values.delete(1);
    page.refresh();
    page.ask(2, 12);
    page.values.set(2, '');
    page.refresh();
    expect(page.answers).toEqual([
      [11, 'gone'],
      [12, 'empty'],
    ]);
    expect(page.told.at(-1)).toEqual({ request: undefined });
  });
});

describe('a field that is shown', () => {
  function shownField() {
    const page = scene();
    page.ask(1, 11);
    page.answer(true);
    return page;
  }

  it('is hidden again by the citizen, and the agent hears it', () => {
    const page = shownField();
    page.cover(1);
    expect([...page.shown]).toEqual([]);
    expect(page.heard).toEqual([[1], []]);
  });

  it('is hidden again when nothing is seen any more, and an open question is withdrawn', () => {
    const page = shownField();
    page.ask(2, 12);
    page.rest();
    expect([...page.shown]).toEqual([]);
    expect(page.answers.at(-1)).toEqual([12, 'not-granted']);
    expect(page.told.at(-1)).toEqual({ shown: [] });
  });

  it('is told as hidden once capture has covered it by itself', () => {
    const page = shownField();
    page.shown.clear();
    page.refresh();
    expect(page.heard).toEqual([[1], []]);
  });
});
