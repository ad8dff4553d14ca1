import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { fromViewerSchema, toViewerSchema } from './viewer-messages.ts';

const page = 'Ab3_-xyz012';
const heard = (message: unknown) => v.is(fromViewerSchema, message);
const obeyed = (message: unknown) => v.is(toViewerSchema, message);

describe('what the console hears from a viewer it does not trust', () => {
  it('a pick names a page, a node and a label of bounded length', () => {
    const pick = { t: 'picked', page, node: 4, label: 'Vejnavn' };
    expect(heard(pick)).toBe(true);
    expect(heard({ ...pick, label: 'x'.repeat(301) })).toBe(false);
    expect(heard({ ...pick, node: 0 })).toBe(false);
    expect(heard({ ...pick, page: '../../x' })).toBe(false);
    expect(heard({ ...pick, html: '<b>' })).toBe(false);
  });

  it('a spot lies within its node', () => {
    expect(heard({ t: 'pointed', page, node: 4, x: 0, y: 1 })).toBe(true);
    expect(heard({ t: 'pointed', page, node: 4, x: 1.1, y: 0 })).toBe(false);
    expect(heard({ t: 'pointed', page, node: 4, x: Number.NaN, y: 0 })).toBe(false);
  });

  it('what was found for a step is a node or nothing, and says for which step', () => {
    const sighted = {
      t: 'sighted',
      page,
      id: 'flytning/3',
      node: 4,
      label: 'Vejnavn',
      isHidden: false,
      instead: null,
    };
    expect(heard(sighted)).toBe(true);
    expect(heard({ ...sighted, node: null, label: '' })).toBe(true);
    expect(heard({ ...sighted, id: 'x'.repeat(71) })).toBe(false);
    expect(heard({ t: 'completed', page, id: 'flytning/3' })).toBe(true);
    expect(heard({ t: 'completed', page, id: 'flytning/3', value: 'Bakkevej' })).toBe(false);
  });

  it('a key is one that shortcuts use', () => {
    for (const key of ['m', 'P', '?', '/', 'Escape', 'Enter']) expect(heard({ t: 'key', key })).toBe(true);
    for (const key of ['Tab', 'F5', 'æ', 'mm', '1', '']) expect(heard({ t: 'key', key })).toBe(false);
  });
});

describe('what the viewer obeys', () => {
  it('marks are few and numbered', () => {
    const mark = { node: 4, number: 1, label: 'Anna peger her' };
    expect(obeyed({ t: 'marks', page, marks: [mark], lit: null })).toBe(true);
    expect(obeyed({ t: 'marks', page, marks: Array(10).fill(mark), lit: null })).toBe(false);
    expect(obeyed({ t: 'marks', page, marks: [{ ...mark, number: 0 }], lit: null })).toBe(false);
  });

  it('there is no other tool and no other message', () => {
    expect(obeyed({ t: 'tool', tool: 'highlight' })).toBe(true);
    expect(obeyed({ t: 'tool', tool: 'click' })).toBe(false);
    expect(obeyed({ t: 'run', code: '' })).toBe(false);
  });
});
