/** Increments after a full snapshot, as rrweb sends them: what is told again, and what is told at all. */
import { describe, expect, it } from 'vitest';
import { MASK } from './mask.ts';
import { createScrubMemory, scrubEvent } from './scrub-event.ts';
import { body, element, increment, mutation, snapshot, text } from './test-events.ts';

function pageWith(...nodes: object[]) {
  const memory = createScrubMemory();
  scrubEvent(snapshot(...nodes), memory);
  return (event: unknown) => scrubEvent(event, memory)?.data;
}

const withId = (id: number, node: object) => ({ ...node, id });
const nothing = { texts: [], attributes: [], removes: [], adds: [] };

describe('a mutation', () => {
  it('says what it is asked to say, and no more', () => {
    const after = pageWith(element('p', {}, withId(21, text('Trin 1')), withId(22, text('!'))));
    const node = withId(30, element('b', { class: 'ny' }));
    const batch = {
      texts: [{ id: 21, value: 'Trin 2' }],
      attributes: [{ id: 10, attributes: { class: 'note', hidden: null } }],
      removes: [{ parentId: 10, id: 22, isShadow: true }],
      adds: [{ parentId: body, nextId: null, node, previousId: 10 }],
    };
    expect(after(mutation(batch))).toEqual({ source: 0, ...batch });
  });

  it('is silent on what rrweb leaves out: the stage could not find it', () => {
    const after = pageWith();
    const batch = {
      texts: [
        { id: -2, value: 'Mette' },
        { id: 0, value: 'Mette' },
      ],
      attributes: [{ id: -2, attributes: { title: 'Mette' } }],
      removes: [
        { parentId: body, id: -2 },
        { parentId: -2, id: 30 },
      ],
      adds: [{ parentId: -2, nextId: null, node: withId(31, text('Mette')) }],
    };
    expect(after(mutation(batch))).toEqual({ source: 0, ...nothing });
  });

  it('goes on being silent on it: rrweb numbers a text of a script that is parted, and keeps the number', () => {
    const after = pageWith();
    const node = withId(31, text('SCRIPT_PLACEHOLDER'));
    const texts = [{ id: 31, value: 'Mette' }];
    after(mutation({ adds: [{ parentId: -2, nextId: null, node }] }));
    expect(after(mutation({ texts }))).toEqual({ source: 0, ...nothing });
    after(snapshot());
    expect(after(mutation({ texts }))).toEqual({ source: 0, ...nothing });
  });

  it('takes nothing away from where it does not stand: a snapshot has overtaken what rrweb tells of it', () => {
    const after = pageWith(withId(20, element('p', {})), withId(30, element('p', {}, withId(31, text('!')))));
    const adds = [{ parentId: 30, nextId: null, node: withId(31, text('!')) }];
    const moved = mutation({ removes: [{ parentId: 20, id: 31 }], adds });
    expect(after(moved)).toEqual({ source: 0, ...nothing, adds });
  });

  it('tells of it once it stands on the page', () => {
    const after = pageWith(withId(20, element('p', {})));
    const node = withId(31, text('Trin 1'));
    const adds = [{ parentId: 20, nextId: null, node }];
    after(mutation({ adds: [{ parentId: -2, nextId: null, node }] }));
    expect(after(mutation({ adds }))).toEqual({ source: 0, ...nothing, adds });
    const texts = [{ id: 31, value: 'Trin 2' }];
    expect(after(mutation({ texts }))).toEqual({ source: 0, ...nothing, texts });
  });

  it('keeps that a frame was attached and that a place was unknown', () => {
    const after = pageWith();
    const add = { parentId: body, nextId: null, previousId: null, node: withId(30, text('x')) };
    expect(after(increment({ source: 0, ...nothing, adds: [add], isAttachIframe: true }))).toEqual({
      source: 0,
      ...nothing,
      adds: [add],
      isAttachIframe: true,
    });
  });

  it('keeps that a text was emptied', () => {
    const after = pageWith(element('p', {}, withId(21, text('Trin 1'))));
    expect(after(mutation({ texts: [{ id: 21, value: null }] }))).toMatchObject({
      texts: [{ id: 21, value: '' }],
    });
  });

  it('sends a text that was said to change although it reads the same', () => {
    const after = pageWith(element('p', {}, withId(21, text('Trin 1'))));
    const texts = [{ id: 21, value: 'Trin 1' }];
    expect(after(mutation({ texts }))).toMatchObject({ texts });
  });

  it('does not send again what stands beside it, nor a line break', () => {
    const after = pageWith(
      element('p', {}, withId(21, text('Trin')), element('br', {}), withId(22, text(' 1'))),
    );
    const texts = [{ id: 22, value: ' 2' }];
    expect(after(mutation({ texts }))).toEqual({ source: 0, ...nothing, texts });
  });

  it('that hides a part sends its words anew, not its line breaks', () => {
    const after = pageWith(withId(20, element('p', {}, withId(21, text('Mette')), element('br', {}))));
    const attributes = [{ id: 20, attributes: { 'data-medkig-mask': '' } }];
    expect(after(mutation({ attributes }))).toEqual({
      source: 0,
      ...nothing,
      attributes,
      texts: [{ id: 21, value: MASK }],
    });
  });

  it('that takes the whole document away leaves nothing to tell of', () => {
    const after = pageWith(withId(20, element('p', {}, withId(21, text('x')))));
    after(mutation({ removes: [{ parentId: 404, id: 1 }] }));
    const texts = [{ id: 21, value: 'Mette' }];
    expect(after(mutation({ texts }))).toEqual({ source: 0, ...nothing });
  });

  it('tells that the document type is gone', () => {
    const page = snapshot();
    page.data.node.childNodes = [{ type: 1, id: 5, name: 'html', publicId: '', systemId: '' }];
    const memory = createScrubMemory();
    scrubEvent(page, memory);
    const removes = [{ parentId: 1, id: 5 }];
    expect(scrubEvent(mutation({ removes }), memory)?.data).toMatchObject({ removes });
  });

  // rrweb numbers what is in a part that is left out, and goes on with it when the page takes the word away that hid it.
  it.each<[string, Parameters<typeof mutation>[0]]>([
    ['text', { texts: [{ id: 404, value: 'Mette' }] }],
    ['attribute', { attributes: [{ id: 404, attributes: { class: 'valgt' } }] }],
    ['element taken away', { removes: [{ parentId: 403, id: 404 }] }],
    ['element added', { adds: [{ parentId: 404, nextId: null, node: withId(30, text('Mette')) }] }],
  ])('tells of no %s in what the agent has never had', (_, change) => {
    const after = pageWith();
    expect(after(mutation(change))).toEqual({ source: 0, ...nothing });
  });

  it('tells of nothing in what was added there', () => {
    const after = pageWith();
    const node = withId(30, element('p', {}, withId(31, text('Mette'))));
    after(mutation({ adds: [{ parentId: 404, nextId: null, node }] }));
    const attributes = [{ id: 30, attributes: { class: 'valgt' } }];
    const texts = [{ id: 31, value: 'Mads' }];
    expect(after(mutation({ attributes, texts }))).toEqual({ source: 0, ...nothing });
    expect(after(mutation({ removes: [{ parentId: 30, id: 31 }] }))).toEqual({ source: 0, ...nothing });
  });

  it('sends an added line break as that alone', () => {
    const after = pageWith(withId(20, element('p', {}, withId(21, text('Trin 1')))));
    const adds = [{ parentId: 20, nextId: null, node: withId(30, element('br', {})) }];
    expect(after(mutation({ adds }))).toEqual({ source: 0, ...nothing, adds });
  });

  it('sends an added text once, inside its node', () => {
    const after = pageWith();
    const node = withId(30, element('p', {}, withId(31, text('010190-1234'))));
    expect(after(mutation({ adds: [{ parentId: body, nextId: null, node }] }))).toEqual({
      source: 0,
      ...nothing,
      adds: [{ parentId: body, nextId: null, node: withId(30, element('p', {}, withId(31, text(MASK)))) }],
    });
  });

  it('sends an attribute that was taken away', () => {
    const after = pageWith(withId(20, element('p', { title: 'x' })));
    const attributes = [{ id: 20, attributes: { title: null, style: null } }];
    expect(after(mutation({ attributes }))).toMatchObject({ attributes });
  });

  it('takes a style as a text, and a list only with its priority', () => {
    const after = pageWith(withId(20, element('p', {})));
    const change = (style: unknown) => after(mutation({ attributes: [{ id: 20, attributes: { style } }] }));
    expect(change('top: 1px')).toMatchObject({ attributes: [{ attributes: { style: 'top: 1px' } }] });
    expect(change({ top: ['1px', 'x'] })).toMatchObject({
      attributes: [{ attributes: { style: { top: ['1px', ''] } } }],
    });
    expect(change({ top: ['1px', ''], left: false })).toMatchObject({
      attributes: [{ attributes: { style: { top: ['1px', ''], left: false } } }],
    });
  });

  it('of another attribute that is no text fails closed', () => {
    const after = pageWith(withId(20, element('p', {})));
    expect(() =>
      after(mutation({ attributes: [{ id: 20, attributes: { title: { top: '1px' } } }] })),
    ).toThrow();
  });
});

describe('a number whose halves meet', () => {
  const halves = [
    withId(21, text('010190-')),
    withId(22, element('b', {}, withId(23, text(' og ')))),
    withId(24, text('1234')),
  ];
  const met = {
    texts: expect.arrayContaining([
      { id: 21, value: MASK },
      { id: 24, value: '' },
    ]),
  };

  it('because what parted them is removed', () => {
    const after = pageWith(element('p', {}, ...halves));
    expect(after(mutation({ removes: [{ parentId: 10, id: 22 }] }))).toMatchObject(met);
  });

  it('because what parted them moves away', () => {
    const after = pageWith(withId(20, element('p', {}, ...halves)), withId(40, element('p', {})));
    const moved = {
      parentId: 40,
      nextId: null,
      node: withId(22, element('b', {}, withId(23, text(' og ')))),
    };
    expect(after(mutation({ removes: [{ parentId: 20, id: 22 }], adds: [moved] }))).toMatchObject(met);
  });

  it('because one half is put before the other', () => {
    const after = pageWith(withId(20, element('p', {}, withId(24, text('1234')))));
    const out = after(mutation({ adds: [{ parentId: 20, nextId: 24, node: withId(21, text('010190-')) }] }));
    expect(JSON.stringify(out)).not.toMatch(/0190|1234/);
  });

  it('because one half is put behind the other', () => {
    const after = pageWith(withId(20, element('p', {}, withId(21, text('010190-')))));
    const out = after(mutation({ adds: [{ parentId: 20, nextId: null, node: withId(24, text('1234')) }] }));
    expect(out).toMatchObject({ texts: [{ id: 21, value: MASK }] });
    expect(JSON.stringify(out)).not.toContain('1234');
  });

  it('because one half is put before a comment', () => {
    const after = pageWith(
      withId(20, element('p', {}, { type: 5, id: 23, textContent: '' }, withId(24, text('1234')))),
    );
    const out = after(mutation({ adds: [{ parentId: 20, nextId: 23, node: withId(21, text('010190-')) }] }));
    expect(out).toMatchObject({ texts: [{ id: 24, value: '' }] });
    expect(JSON.stringify(out)).not.toContain('0190');
  });

  it('in an inline element that is added around nothing', () => {
    const after = pageWith(withId(20, element('p', {}, withId(21, text('010190-')))));
    const added = mutation({
      adds: [{ parentId: 20, nextId: null, node: withId(30, element('i', {}, withId(31, text('1234')))) }],
    });
    expect(JSON.stringify(after(added))).not.toContain('1234');
  });

  it('but not across a block', () => {
    const blocks = ['div', 'fieldset', 'form', 'h1', 'iframe', 'p', 'section', 'table', 'ul'];
    for (const tagName of blocks) {
      const page = snapshot(text('010190-'), element(tagName, {}), text('1234'));
      expect(scrubEvent(page)).toEqual(page);
    }
    const page = snapshot(text('010190-'), element('b', {}), text('1234'));
    expect(JSON.stringify(scrubEvent(page))).not.toContain('1234');
  });

  it('and is told again when a block is put between them', () => {
    const after = pageWith(
      withId(20, element('div', {}, withId(21, text('010190-')), withId(24, text('1234')))),
    );
    const block = { parentId: 20, nextId: 24, node: withId(30, element('p', {})) };
    expect(after(mutation({ adds: [block] }))).toMatchObject({
      adds: [block],
      texts: [
        { id: 21, value: '010190-' },
        { id: 24, value: '1234' },
      ],
    });
  });

  it('and parts again: what was masked is told', () => {
    const after = pageWith(
      withId(20, element('p', {}, withId(21, text('010190-')), withId(24, text('1234')))),
    );
    expect(after(mutation({ removes: [{ parentId: 20, id: 24 }] }))).toMatchObject({
      texts: [{ id: 21, value: '010190-' }],
    });
  });

  it('a node that is removed counts no more, nor anything below it', () => {
    const after = pageWith(withId(20, element('p', {}, withId(21, element('i', {}, withId(22, text('x')))))));
    after(mutation({ removes: [{ parentId: 20, id: 21 }] }));
    const texts = [{ id: 22, value: 'Mette' }];
    expect(after(mutation({ texts }))).toEqual({ source: 0, ...nothing });
  });

  it('the nodes of an earlier snapshot count no more', () => {
    const memory = createScrubMemory();
    scrubEvent(snapshot(withId(50, element('p', {}, withId(51, text('x'))))), memory);
    scrubEvent(snapshot(), memory);
    const out = scrubEvent(mutation({ texts: [{ id: 51, value: 'Mette' }] }), memory)?.data;
    expect(out).toEqual({ source: 0, ...nothing });
  });

  it('an added node that was there before stands in one place only', () => {
    const after = pageWith(
      withId(20, element('p', {}, withId(21, text('010190-')), withId(24, text('1234')))),
    );
    after(mutation({ adds: [{ parentId: body, nextId: null, node: withId(24, text('1234')) }] }));
    const texts = [{ id: 21, value: '020290-' }];
    expect(after(mutation({ texts }))).toMatchObject({ texts });
  });
});

describe('what is typed', () => {
  it.each([
    { contenteditable: '' },
    { contenteditable: 'true' },
    { contenteditable: 'plaintext-only' },
    { role: 'textbox' },
    { role: 'searchbox' },
    { role: 'combobox' },
    { role: 'spinbutton' },
  ])('is hidden in %o, for good', (attributes) => {
    const after = pageWith(withId(20, element('div', attributes, withId(21, text('x')))));
    after(
      mutation({
        attributes: [
          { id: 20, attributes: { contenteditable: 'false', role: 'note', 'data-medkig-show': '' } },
        ],
      }),
    );
    expect(after(mutation({ texts: [{ id: 21, value: 'Mette' }] }))).toMatchObject({
      texts: [{ id: 21, value: MASK }],
    });
  });

  it.each([{ contenteditable: 'false' }, { role: 'note' }, {}])('is the page’s own in %o', (attributes) => {
    const page = snapshot(element('div', attributes, text('Hjælp')));
    expect(scrubEvent(page)).toEqual(page);
  });

  it('is hidden from the moment an element becomes a field', () => {
    const after = pageWith(withId(20, element('div', {}, withId(21, text('Mette')))));
    expect(after(mutation({ attributes: [{ id: 20, attributes: { role: 'textbox' } }] }))).toMatchObject({
      texts: [{ id: 21, value: MASK }],
    });
  });

  it('is known as a whole although the browser keeps it in several texts', () => {
    const words = [text('Bak'), text('kevej'), element('b', {}, text(' 1'))];
    const memory = createScrubMemory();
    scrubEvent(snapshot(element('div', { contenteditable: '' }, ...words)), memory);
    const page = JSON.stringify(scrubEvent(snapshot(element('p', {}, text('Bak til Bakkevej 1'))), memory));
    expect(page).toContain(`"Bak til ${MASK}"`);
  });

  it('ends where the page’s own words begin, or the next field', () => {
    const memory = createScrubMemory();
    const field = (typed: string) => element('span', { contenteditable: '' }, text(typed));
    scrubEvent(snapshot(element('p', {}, text('Navn '), field('Mette'), field('Vestby'))), memory);
    const review = element('p', {}, text('Navn, MetteVestby, Vestby'));
    expect(JSON.stringify(scrubEvent(snapshot(review), memory))).toContain(`"Navn, MetteVestby, ${MASK}"`);
  });

  it('is a value in a text area, whose lines are nobody else’s', () => {
    const after = pageWith(withId(20, element('textarea', {}, withId(21, text('x')))));
    expect(after(mutation({ texts: [{ id: 21, value: 'Mette' }] }))).toMatchObject({
      texts: [{ id: 21, value: MASK }],
    });
  });

  it('is a style sheet in a style element', () => {
    const after = pageWith(withId(20, element('style', {}, withId(21, text('p {}')))));
    const value = 'p { background: url(/a.png?b) }';
    expect(after(mutation({ texts: [{ id: 21, value }] }))).toMatchObject({
      texts: [{ id: 21, value: 'p { background: url(/a.png) }' }],
    });
  });
});

describe('other increments', () => {
  it('drop a mouse that is nowhere', () => {
    const positions = [
      { x: 1, id: 1, timeOffset: 0 },
      { y: 1, id: 1, timeOffset: 0 },
      { id: 1, timeOffset: 0 },
      { x: 1, y: 2, id: 3, timeOffset: 0 },
    ];
    expect(scrubEvent(increment({ source: 6, positions }))?.data).toEqual({
      source: 6,
      positions: positions.slice(3),
    });
  });

  it.each([
    { source: 1, positions: [] },
    { source: 12, positions: [{ x: 1, y: 2, id: 3, timeOffset: -4 }] },
    { source: 2, type: 2, id: 3, x: 1, y: 2, pointerType: 0 },
    { source: 7, type: 0, id: 3, currentTime: 1.5, volume: 0.5, muted: true, playbackRate: 2, loop: false },
    { source: 8, id: 1, adds: [{ rule: 'p {}', index: 2 }], removes: [{ index: [0, 1] }] },
    { source: 8, styleId: 1, replace: 'p {}' },
    { source: 8, styleId: 1, replaceSync: 'p {}' },
    { source: 8, styleId: 1, adds: [{ rule: 'p {}' }] },
    {
      source: 13,
      id: 1,
      styleId: 2,
      index: [0, 3],
      set: { property: 'top', value: '1px', priority: 'important' },
    },
    { source: 13, id: 1, index: [0], set: { property: 'top', value: null, priority: '' } },
    { source: 13, id: 1, index: [0], remove: { property: 'top' } },
    { source: 15, id: 1, styleIds: [1, 2] },
    { source: 15, id: 1, styleIds: [1], styles: [{ styleId: 1, rules: [{ rule: 'p {}', index: 0 }] }] },
  ])('pass as they are: %o', (data) => {
    expect(pageWith()(increment(data))).toEqual(data);
  });

  it('give a style without value or priority its plain form', () => {
    const after = pageWith();
    const set = (value: unknown, priority: unknown) =>
      after(increment({ source: 13, id: 1, index: [0], set: { property: 'top', value, priority } }));
    expect(set(undefined, undefined)).toMatchObject({ set: { value: null, priority: '' } });
    expect(set('1px', 'Mette')).toMatchObject({ set: { value: '1px', priority: '' } });
  });

  it.each([
    { source: 2, type: 2, id: 404 },
    { source: 3, id: 404, x: 0, y: 0 },
    { source: 5, id: 404, text: 'Mette', isChecked: false },
    { source: 7, type: 0, id: 404 },
    { source: 8, id: 404, adds: [{ rule: 'p {}' }] },
    { source: 13, id: 404, index: [0], remove: { property: 'top' } },
    { source: 15, id: 404, styleIds: [1] },
  ])('are not told of a node that the agent has never had: $source', (data) => {
    expect(pageWith()(increment(data))).toBeUndefined();
  });

  it('lose the name of an element that is a number', () => {
    expect(scrubEvent(increment({ source: 16, define: { name: 'x-0101901234' } }))).toBeUndefined();
  });

  it('count the letters of a text that is shown as it is', () => {
    const after = pageWith(
      element('p', {}, withId(21, text('Kommunen svarer'))),
      withId(30, element('p', {})),
    );
    const range = { start: 21, startOffset: 2, end: 21, endOffset: 12 };
    expect(after(increment({ source: 14, ranges: [range] }))).toEqual({ source: 14, ranges: [range] });
    const around = { start: 30, startOffset: 2, end: 404, endOffset: 9 };
    expect(after(increment({ source: 14, ranges: [around] }))).toEqual({ source: 14, ranges: [around] });
  });
});
