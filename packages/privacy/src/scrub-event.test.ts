import { describe, expect, it } from 'vitest';
import { MASK } from './mask.ts';
import { createScrubMemory, type ScrubMemory, scrubEvent, scrubText } from './scrub-event.ts';
import { ScrubFault } from './scrub-fault.ts';
import { body, element, fieldPage, increment, mutation, snapshot, text } from './test-events.ts';

const CPR = '010190-1234';

/** What is left of an event when the agent has a page, with the nodes 1 to 4, already. */
function afterPage(event: unknown) {
  const memory = createScrubMemory();
  scrubEvent(snapshot(), memory);
  return scrubEvent(event, memory);
}

/** What leaves of a page with these nodes in its body. */
function left(...nodes: object[]) {
  return leftOf(createScrubMemory(), snapshot(...nodes));
}

function leftOf(memory: ScrubMemory, event: unknown): string {
  return JSON.stringify(scrubEvent(event, memory)?.data);
}

describe('a CPR number on the page', () => {
  it.each<[string, object]>([
    ['in a text', element('p', {}, text(CPR))],
    ['typed into a text field', element('input', { type: 'text', value: CPR })],
    ['typed into a telephone field', element('input', { type: 'tel', value: CPR })],
    ['in a hidden field', element('input', { type: 'hidden', value: CPR })],
    [
      'in a select',
      element('select', { value: CPR }, element('option', { value: CPR, selected: true }, text(CPR))),
    ],
    ['filled in beforehand', element('input', { value: CPR, checked: true })],
    ['in a text area', element('textarea', { value: CPR }, text(CPR))],
    ['in a radio button', element('input', { type: 'radio', value: CPR })],
    ['in a label of a button', element('input', { type: 'submit', value: `Send ${CPR}` })],
    ['in an editable text', element('div', { contenteditable: '' }, element('b', {}, text(CPR)))],
    ['in the title', element('title', {}, text(`Sag ${CPR}`))],
    ['in an address', element('a', { href: `/sag?cpr=${CPR}` })],
    ['in a path', element('a', { href: `/sag/${CPR}` })],
    ['in a script', element('script', {}, text(CPR))],
    ['in a noscript', element('noscript', {}, text(`<p>${CPR}</p>`))],
    ['in a comment', { type: 5, id: 99, textContent: CPR }],
    [
      'in a style sheet',
      element('style', { _cssText: `p { content: "${CPR}" }` }, text(`p { content: "${CPR}" }`)),
    ],
    ['in a meta', element('meta', { name: 'description', content: CPR })],
    ['in the name of an element', element('x-0101901234', {})],
    [
      'over two spans',
      element('p', {}, element('span', {}, text('010190')), element('b', {}, text('-1234'))),
    ],
    ['around a comment', element('p', {}, text('010190-'), { type: 5, textContent: '' }, text('1234'))],
    ['around a line break', element('p', {}, text('010190-'), element('br', {}), text('1234'))],
    ['in a shadow root', { ...element('p', {}, { ...text(CPR), isShadow: true }), isShadowHost: true }],
  ])('%s does not leave', (_, node) => {
    expect(left(node)).not.toMatch(/0190|1234/);
  });

  it.each(
    'title aria-label aria-description placeholder alt label data-cpr class id name for pattern href src action formaction srcset style d onclick srcdoc integrity model'.split(
      ' ',
    ),
  )('in the attribute %s does not leave', (name) => {
    expect(left(element('div', { [name]: CPR }))).not.toMatch(/0190|1234/);
  });

  it('in the address of the page does not leave', () => {
    const meta = {
      type: 4,
      timestamp: 1,
      data: { href: `https://vestby.dk/${CPR}?cpr=${CPR}`, width: 9, height: 9 },
    };
    expect(scrubEvent(meta)?.data).toEqual({ href: `https://vestby.dk/${MASK}`, width: 9, height: 9 });
  });
});

describe('form values', () => {
  it('leave as a mask of one length, or empty', () => {
    expect(left(element('input', { value: 'a' }))).toContain(`"value":"${MASK}"`);
    expect(left(element('input', { value: '' }))).toContain('"value":""');
  });

  it('of options never equal the mask, or the first would look chosen', () => {
    const options = left(element('option', { value: 'ja' }), element('option', { value: '' }));
    expect(options).toContain('"value":"•"');
    expect(options).toContain('"value":""');
  });

  it('leave out which option is chosen, and keep what is ticked now', () => {
    expect(left(element('option', { selected: true }))).not.toContain('selected');
    expect(left(element('input', { type: 'radio', checked: true }))).toContain('"checked":true');
    expect(left(element('input', { type: 'radio', checked: '' }))).not.toContain('checked');
  });

  it('are masked in input events, and only buttons keep their label', () => {
    const memory = createScrubMemory();
    scrubEvent(fieldPage({ 20: { type: 'text' }, 21: { type: 'submit' } }), memory);
    const input = (id: number) =>
      increment({ source: 5, id, text: 'Næste', isChecked: false, userTriggered: true });
    expect(leftOf(memory, input(20))).toContain(MASK);
    expect(leftOf(memory, input(21))).toContain('Næste');
  });

  it('stay masked when the field turns into a button, also in the next snapshot', () => {
    const memory = createScrubMemory();
    scrubEvent(fieldPage({ 20: { type: 'text' } }), memory);
    scrubEvent(mutation({ attributes: [{ id: 20, attributes: { type: 'submit' } }] }), memory);
    const value = mutation({ attributes: [{ id: 20, attributes: { value: 'Mette' } }] });
    expect(leftOf(memory, value)).not.toContain('Mette');
    expect(leftOf(memory, fieldPage({ 20: { type: 'submit', value: 'Mette' } }))).not.toContain('Mette');
  });
});

describe('a hidden part', () => {
  it('loses its words, also in attributes and shadow roots', () => {
    const inside = element('p', { title: 'Mette' }, { ...text('Mette'), isShadow: true });
    expect(left(element('div', { 'data-medkig-mask': '' }, { ...inside, isShadowHost: true }))).not.toContain(
      'Mette',
    );
  });

  it('may show a part of itself, but no form value', () => {
    const shown = element(
      'p',
      { 'data-medkig-show': '' },
      text('Trin 2'),
      element('textarea', {}, text('Mette')),
    );
    const page = left(element('div', { 'data-medkig-mask': '' }, text('Mette'), shown));
    expect(page).toContain('Trin 2');
    expect(page).not.toContain('Mette');
  });

  it('that is hidden later is sent anew', () => {
    const memory = createScrubMemory();
    scrubEvent(snapshot({ ...element('p', {}), id: 20, childNodes: [{ ...text('Mette'), id: 21 }] }), memory);
    const hidden = mutation({ attributes: [{ id: 20, attributes: { 'data-medkig-mask': '' } }] });
    expect(leftOf(memory, hidden)).toContain(JSON.stringify({ id: 21, value: MASK }));
  });

  it('that is hidden later is sent anew, however far down its lines begin', () => {
    const memory = createScrubMemory();
    const line = element('li', {}, { ...text('Mette'), id: 21 });
    scrubEvent(snapshot({ ...element('div', {}, element('ul', {}, line)), id: 20 }), memory);
    const hidden = mutation({ attributes: [{ id: 20, attributes: { 'data-medkig-mask': '' } }] });
    expect(leftOf(memory, hidden)).toContain(JSON.stringify({ id: 21, value: MASK }));
  });
});

describe('a value that the page repeats', () => {
  const memory = createScrubMemory();
  memory.echoes.see({}, 'Bakkevej 12');

  it('is masked in texts, spread texts, attributes and titles, not in names', () => {
    const page = leftOf(
      memory,
      snapshot(
        element('p', { title: 'Bakkevej 12', class: 'bakkevej-12' }, text('Ny adresse: bakkevej 12')),
        element('p', {}, element('b', {}, text('Bakkevej ')), text('12')),
      ),
    );
    expect(page).not.toMatch(/"[^"]*bakkevej ?12|Bakkevej/);
    expect(page).toContain('bakkevej-12');
    expect(scrubText('Flyt til Bakkevej 12', memory)).toBe(`Flyt til ${MASK}`);
  });
});

describe('mutations', () => {
  it('are scrubbed in what they add, change and set', () => {
    const memory = createScrubMemory();
    scrubEvent(snapshot(), memory);
    const batch = mutation({
      adds: [
        { parentId: body, nextId: null, node: { ...element('p', { title: CPR }), id: 30 } },
        { parentId: 30, nextId: null, node: { ...text(CPR), id: 31 } },
      ],
      attributes: [
        {
          id: body,
          attributes: {
            'data-x': CPR,
            style: { '--x': CPR, color: ['red', 'important'], top: false },
            onclick: CPR,
          },
        },
      ],
    });
    const out = leftOf(memory, batch);
    expect(out).not.toMatch(/0190|1234/);
    expect(out).toContain('"color":["red","important"],"top":false}');
    expect(out).toContain('"onclick":null');
  });

  it('send anew what reads as a number only together with a change', () => {
    const memory = createScrubMemory();
    const halves = element('p', {}, { ...text('010190-'), id: 21 }, { ...text('…'), id: 22 });
    scrubEvent(snapshot(halves), memory);
    const out = scrubEvent(mutation({ texts: [{ id: 22, value: '1234' }] }), memory);
    expect(out?.data).toMatchObject({
      texts: expect.arrayContaining([
        { id: 21, value: MASK },
        { id: 22, value: '' },
      ]),
    });
  });

  it('put added nodes where they belong', () => {
    const memory = createScrubMemory();
    scrubEvent(snapshot(element('p', {}, { ...text('1234'), id: 21 })), memory);
    const first = { parentId: 10, nextId: 21, node: { ...text('010190-'), id: 22 } };
    expect(leftOf(memory, mutation({ adds: [first] }))).not.toMatch(/0190|1234/);
  });

  it('hide what belongs to a node that nobody knows', () => {
    const memory = createScrubMemory();
    scrubEvent(snapshot(), memory);
    const out = leftOf(
      memory,
      mutation({
        adds: [
          {
            parentId: 404,
            nextId: null,
            node: { ...element('p', { title: 'Mette' }, { ...text('Mette'), id: 31 }), id: 30 },
          },
        ],
        texts: [{ id: 405, value: 'Mette' }],
        attributes: [{ id: 406, attributes: { value: 'Mette', title: 'Mette' } }],
      }),
    );
    expect(out).not.toContain('Mette');
  });
});

describe('style events', () => {
  it.each([
    { source: 8, id: 1, adds: [{ rule: `p { content: "${CPR}" }`, index: [0, 1] }], removes: [{ index: 0 }] },
    { source: 8, styleId: 1, replaceSync: `p { content: "${CPR}" }` },
    { source: 13, id: 1, index: [0], set: { property: '--x', value: CPR, priority: undefined } },
    {
      source: 15,
      id: 1,
      styleIds: [1],
      styles: [{ styleId: 1, rules: [{ rule: `p { content: "${CPR}" }`, index: 0 }] }],
    },
  ])('are scrubbed: $source', (data) => {
    const out = JSON.stringify(afterPage(increment(data))?.data);
    expect(out).not.toMatch(/0190|1234/);
    expect(out).toContain(MASK);
  });
});

describe('what passes as it is', () => {
  it.each(['BackCompat', 'CSS1Compat'])('how a page is laid out: %s', (compatMode) => {
    const { data, ...event } = snapshot();
    const page = { ...event, data: { ...data, node: { ...data.node, compatMode } } };
    expect(scrubEvent(page)).toEqual(page);
  });

  it.each([
    { source: 1, positions: [{ x: 1, y: 2, id: 3, timeOffset: -4 }] },
    { source: 2, type: 2, id: 3, x: 1, y: 2 },
    { source: 3, id: 1, x: 0, y: 100 },
    { source: 4, width: 390, height: 844 },
    { source: 7, type: 0, id: 3, currentTime: 1.5, muted: true },
    { source: 14, ranges: [{ start: 1, startOffset: 0, end: 2, endOffset: 5 }] },
  ])('$source', (data) => {
    expect(afterPage(increment(data))?.data).toEqual(data);
  });

  it('a page without secrets', () => {
    const page = snapshot(
      element('p', { class: 'note', 'aria-live': 'polite', hidden: '' }, text('Åbent 10–15')),
    );
    expect(scrubEvent(page)).toEqual(page);
  });

  it('a selection, but not how long a hidden text is', () => {
    const memory = createScrubMemory();
    scrubEvent(snapshot(element('textarea', {}, { ...text('x'.repeat(99)), id: 21 })), memory);
    const range = { start: 21, startOffset: 0, end: 21, endOffset: 99 };
    expect(leftOf(memory, increment({ source: 14, ranges: [range] }))).toContain('"endOffset":8');
  });
});

it.each([
  { type: 5, timestamp: 1, data: { tag: 'x', payload: CPR } },
  { type: 6, timestamp: 1, data: { plugin: 'x', payload: CPR } },
  { type: 8, timestamp: 1, data: { type: 'caption', text: CPR } },
  increment({ source: 9, id: 1 }),
  increment({ source: 10, family: CPR }),
  increment({ source: 11 }),
])('events that are not for the agent are dropped', (event) => {
  expect(scrubEvent(event)).toBeUndefined();
});

describe('an unknown shape', () => {
  const reasonOf = (event: unknown) => {
    try {
      return afterPage(event);
    } catch (fault) {
      return fault instanceof ScrubFault ? fault.reason : fault;
    }
  };

  it.each<[string, unknown]>([
    ['no event', null],
    ['nothing', undefined],
    ['a text', 'Mette'],
    ['a list', []],
    ['a node without an id', snapshot({ type: 3, id: undefined, textContent: 'x' })],
    ['a node that is half a number', snapshot({ type: 3, id: 5.5, textContent: 'x' })],
    ['a text that is none', snapshot({ type: 3, id: 5, textContent: 1 })],
    ['an attribute that is a list', snapshot(element('p', { title: ['x'] }))],
    ['a tag that is markup', snapshot(element('p onload=x', {}))],
    ['a layout that no browser has', snapshot({ type: 0, id: 5, childNodes: [], compatMode: CPR })],
    ['a position that is none', increment({ source: 3, id: 1, x: Number.NaN, y: 0 })],
    ['a position that is a text', increment({ source: 3, id: 1, x: CPR, y: 0 })],
    ['a mutation without its lists', increment({ source: 0, adds: [] })],
    ['a style that is none', mutation({ attributes: [{ id: 1, attributes: { style: { top: 1 } } }] })],
  ])('%s fails closed', (_, event) => {
    expect(reasonOf(event)).toBe('malformed');
  });

  it.each<[string, unknown, string]>([
    ['a type', { type: 9, timestamp: 1, data: {} }, 'unknown-event'],
    ['a source', increment({ source: 17 }), 'unknown-event'],
    ['a kind of node', snapshot({ type: 6, id: 5 }), 'unknown-node'],
  ])('%s that rrweb does not have fails closed', (_, event, reason) => {
    expect(reasonOf(event)).toBe(reason);
  });

  it('loses the fields that nobody knows', () => {
    const event = increment({ source: 3, id: 1, x: 0, y: 0, note: CPR });
    expect(afterPage({ ...event, extra: CPR })).toEqual(increment({ source: 3, id: 1, x: 0, y: 0 }));
  });
});

it('a tag that holds a number becomes a plain one', () => {
  expect(left(element('x-0101901234', {}))).toContain('"tagName":"div"');
});

it('the event that went in is not changed', () => {
  const memory = createScrubMemory();
  const events = [
    snapshot(element('p', { title: CPR }, text(CPR)), element('input', { value: CPR })),
    mutation({ texts: [{ id: 11, value: CPR }], removes: [{ parentId: body, id: 12 }] }),
  ];
  const before = structuredClone(events);
  for (const event of events) scrubEvent(event, memory);
  expect(events).toEqual(before);
});
