import { describe, expect, it } from 'vitest';
import { createEchoMemory } from './echo-memory.ts';
import { hiddenNodes } from './hidden-nodes.ts';
import { noLivePage, type Treatment } from './live-page.ts';
import { MASK } from './mask.ts';
import { createScrubMemory, type ScrubMemory, scrubEvent } from './scrub-event.ts';
import { body, element, increment, mutation, snapshot, text } from './test-events.ts';

const leftOf = (memory: ScrubMemory, event: unknown) => JSON.stringify(scrubEvent(event, memory)?.data);

function memoryWith(treatments: Record<number, Treatment>): ScrubMemory {
  const size = () => ({ width: 300, height: 20.5 });
  return createScrubMemory({ live: { ...noLivePage, treatment: (id) => treatments[id], size } });
}

describe('a part that is a box', () => {
  const inside = { ...element('p', { title: 'Olsen' }, { ...text('Olsen'), id: 22 }), id: 21 };
  const page = snapshot(
    { ...element('div', { class: 'c', title: 'Olsen' }, inside), id: 20 },
    text('Resten'),
  );
  const begin = () => {
    const memory = memoryWith({ 20: 'boxed' });
    return { memory, first: leftOf(memory, page) };
  };

  it('leaves as its class and size alone', () => {
    const { first } = begin();
    expect(first).toContain(
      '"attributes":{"class":"c","rr_width":"300px","rr_height":"20.5px"},"childNodes":[]',
    );
    expect(first).not.toContain('Olsen');
    expect(first).toContain('Resten');
  });

  it.each<[string, object]>([
    ['texts', mutation({ texts: [{ id: 22, value: 'Jensen' }] })],
    ['attributes', mutation({ attributes: [{ id: 21, attributes: { title: 'Jensen' } }] })],
    ['attributes of its own', mutation({ attributes: [{ id: 20, attributes: { title: 'Jensen' } }] })],
    [
      'added nodes',
      mutation({ adds: [{ parentId: 21, nextId: null, node: { ...text('Jensen'), id: 30 } }] }),
    ],
    ['removed nodes', mutation({ removes: [{ parentId: 21, id: 22 }] })],
  ])('keeps to itself: %s', (_, event) => {
    expect(scrubEvent(event, begin().memory)?.data).toEqual({
      source: 0,
      texts: [],
      attributes: [],
      removes: [],
      adds: [],
    });
  });

  it.each([
    { source: 5, id: 21, text: 'Jensen', isChecked: false },
    { source: 3, id: 21, x: 0, y: 5 },
    { source: 2, type: 2, id: 20, x: 1, y: 2 },
  ])('keeps to itself what is done in it: $source', (data) => {
    expect(scrubEvent(increment(data), begin().memory)).toBeUndefined();
  });

  it('keeps to itself what is selected in it', () => {
    const ranges = [{ start: 22, startOffset: 0, end: 22, endOffset: 3 }];
    expect(scrubEvent(increment({ source: 14, ranges }), begin().memory)?.data).toEqual({
      source: 14,
      ranges: [],
    });
  });

  it.each([
    { start: 22, startOffset: 0, end: body, endOffset: 1 },
    { start: body, startOffset: 0, end: 22, endOffset: 3 },
  ])('keeps to itself a selection that only begins or ends in it: %o', (range) => {
    const selection = increment({ source: 14, ranges: [range] });
    expect(scrubEvent(selection, begin().memory)?.data).toEqual({ source: 14, ranges: [] });
  });

  it('can be taken away, and what comes in its place is seen', () => {
    const { memory } = begin();
    const out = leftOf(
      memory,
      mutation({
        removes: [{ parentId: body, id: 20 }],
        adds: [{ parentId: body, nextId: null, node: { ...text('Nyt'), id: 30 } }],
      }),
    );
    expect(out).toContain('"removes":[{"parentId":4,"id":20}]');
    expect(out).toContain('Nyt');
  });

  it('what moves out of it is seen from then on', () => {
    const { memory } = begin();
    const moved = mutation({
      removes: [{ parentId: 20, id: 21 }],
      adds: [{ parentId: body, nextId: null, node: { ...inside, childNodes: [] } }],
    });
    expect(scrubEvent(moved, memory)?.data).toMatchObject({
      removes: [],
      adds: [{ parentId: body, node: { id: 21 } }],
    });
  });
});

describe('a part that the policy hides', () => {
  const page = snapshot({
    ...element(
      'div',
      { title: 'Olsen' },
      { ...text('Olsen'), id: 21 },
      { ...element('b', {}, text('Trin 2')), id: 22 },
    ),
    id: 20,
  });

  it('loses its words and attributes, and may show a part', () => {
    const out = leftOf(memoryWith({ 20: 'hidden', 22: 'shown' }), page);
    expect(out).not.toContain('Olsen');
    expect(out).toContain('Trin 2');
  });

  it('by a class further up is sent anew when the class comes', () => {
    const treatments: Record<number, Treatment> = {};
    const memory = memoryWith(treatments);
    expect(leftOf(memory, page)).toContain('Olsen');
    treatments[20] = 'hidden';
    const change = mutation({ attributes: [{ id: body, attributes: { class: 'case' } }] });
    expect(leftOf(memory, change)).toContain(JSON.stringify({ id: 21, value: MASK }));
  });
});

describe('a class or an id that is set', () => {
  const page = snapshot({
    ...element(
      'section',
      {},
      { ...text('Sag'), id: 21 },
      { ...element('div', {}, { ...element('b', {}, { ...text('Olsen'), id: 24 }), id: 23 }), id: 22 },
    ),
    id: 20,
  });

  function after(name: string) {
    const treatments: Record<number, Treatment> = {};
    const asked: number[] = [];
    const treatment = (id: number) => {
      asked.push(id);
      return treatments[id];
    };
    const read: string[] = [];
    const echoes = createEchoMemory();
    const find = (words: string) => {
      read.push(words);
      return echoes.find(words);
    };
    const memory = createScrubMemory({ echoes: { ...echoes, find }, live: { ...noLivePage, treatment } });
    scrubEvent(page, memory);
    asked.length = 0;
    read.length = 0;
    treatments[23] = 'hidden';
    const out = scrubEvent(mutation({ attributes: [{ id: 20, attributes: { [name]: 'x' } }] }), memory)?.data;
    return { out, asked, read };
  }

  it.each(['class', 'id'])('hides what the policy hides by it, however far below: %s', (name) => {
    const { out, asked } = after(name);
    expect(out).toMatchObject({ texts: [{ id: 24, value: MASK }] });
    expect(asked).toEqual([20, 22, 23]);
  });

  it('is all that asks for what stands below: other attributes change many times a second', () => {
    const { out, asked, read } = after('hidden');
    expect(out).toMatchObject({ texts: [] });
    expect(asked).toEqual([20]);
    expect(read).toEqual([]);
  });
});

describe('what is hidden of a page', () => {
  it('is told by node and kind', () => {
    const memory = memoryWith({ 20: 'boxed' });
    scrubEvent(
      snapshot(
        { ...element('div', {}, { ...element('iframe', { rr_width: '9px' }), id: 21 }), id: 20 },
        { ...element('iframe', { rr_width: '9px', rr_height: '9px' }), id: 30 },
        element('p', {}, { ...text('Åbent'), id: 31 }, { ...text(' 010190-1234'), id: 32 }),
        element('div', { contenteditable: '' }, { ...text('Kære'), id: 33 }),
        element('textarea', {}, { ...text('Hej'), id: 34 }),
        element('style', {}, { ...text('a { background: url(x?y) }'), id: 35 }),
        element('script', {}, { ...text('x'), id: 36 }),
      ),
      memory,
    );
    expect(hiddenNodes(memory.page)).toEqual([
      { id: 20, kind: 'box' },
      { id: 30, kind: 'box' },
      { id: 32, kind: 'text', shown: ` ${MASK}` },
      { id: 33, kind: 'value' },
    ]);
  });
});
