import type { ReplayEvent } from '@medkig/privacy/replay-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createSheets } from './sheets.ts';

const css = `${'p { margin: 0 } '.repeat(40)}`;
const name = expect.stringMatching(/^[\w-]{22}$/);

const link = (text = css): ReplayEvent => ({
  type: 3,
  timestamp: 1,
  data: { adds: [{ node: { tagName: 'link', attributes: { _cssText: text }, childNodes: [] } }] },
});

function sheetsFor(known: string[] = []) {
  const sheets = createSheets(globalThis as unknown as Window);
  sheets.known(known);
  return sheets;
}

describe('the text of a style sheet', () => {
  it('[M5] goes once and is a name from then on', async () => {
    const sheets = sheetsFor();
    const [first, second] = [link(), link()];
    expect(await sheets.take([first])).toEqual([css]);
    expect(await sheets.take([second])).toEqual([]);
    expect(second).toEqual(first);
    expect(JSON.stringify(first)).toMatch(/\{"_cssText":\{"sheet":"[\w-]{22}"\}\}/);
  });

  it('[M5] stays here when the other side has it', async () => {
    const event = link();
    await sheetsFor().take([event]);
    const [known = ''] = JSON.stringify(event).match(/(?<="sheet":")[\w-]{22}/) ?? [];
    expect(await sheetsFor([known]).take([link()])).toEqual([]);
  });

  it('goes again after a new epoch in which the other side does not have it', async () => {
    const sheets = sheetsFor();
    await sheets.take([link()]);
    sheets.forget();
    sheets.known([]);
    expect(await sheets.take([link()])).toEqual([css]);
  });

  it('goes once where two places have it', async () => {
    expect(await sheetsFor().take([link(), link()])).toEqual([css]);
  });

  it('in a style element is one too, and a text of the page is none', async () => {
    const text = { type: 3, textContent: css };
    const events = [
      { type: 2, timestamp: 1, data: { node: { tagName: 'style', childNodes: [{ ...text }] } } },
      { type: 2, timestamp: 1, data: { node: { tagName: 'p', childNodes: [{ ...text }] } } },
    ];
    expect(await sheetsFor().take(events)).toEqual([css]);
    expect(events).toMatchObject([
      { data: { node: { childNodes: [{ textContent: { sheet: name } }] } } },
      { data: { node: { childNodes: [text] } } },
    ]);
  });

  it('that is short stays where it is', () => {
    expect(sheetsFor().take([link('p { margin: 0 }')])).toBeUndefined();
  });

  it('stays where it is when there are more than a message brings', async () => {
    const events = Array.from({ length: 201 }, (_, n) => link(`${css}${n}`));
    expect(await sheetsFor().take(events)).toHaveLength(200);
    expect(events.at(-1)).toEqual(link(`${css}200`));
  });
});

describe('what waits for the names', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    return () => void vi.useRealTimers();
  });

  it('[M6] goes on when they have come', () => {
    const sheets = createSheets(globalThis as unknown as Window);
    const then = vi.fn();
    sheets.whenKnown(then);
    expect(then).not.toHaveBeenCalled();
    sheets.known([]);
    vi.advanceTimersByTime(1000);
    expect(then).toHaveBeenCalledOnce();
    sheets.whenKnown(then);
    expect(then).toHaveBeenCalledTimes(2);
  });

  it('goes on without them by and by', () => {
    const then = vi.fn();
    createSheets(globalThis as unknown as Window).whenKnown(then);
    vi.advanceTimersByTime(1500);
    expect(then).toHaveBeenCalledOnce();
  });

  it('does not go on once it was taken back', () => {
    const sheets = createSheets(globalThis as unknown as Window);
    const then = vi.fn();
    sheets.whenKnown(then)();
    sheets.known([]);
    vi.advanceTimersByTime(2000);
    expect(then).not.toHaveBeenCalled();
  });
});
