import { describe, expect, it } from 'vitest';
import { hiddenNodes } from './hidden-nodes.ts';
import { MASK } from './mask.ts';
import { createScrubMemory, scrubEvent } from './scrub-event.ts';
import { body, element, mutation, snapshot, text } from './test-events.ts';

const withId = (id: number, node: object) => ({ ...node, id });

function hiddenOf(...nodes: object[]) {
  const memory = createScrubMemory();
  memory.echoes.see({}, 'Bakkevej');
  scrubEvent(snapshot(...nodes), memory);
  return hiddenNodes(memory.page);
}

describe('what the agent does not see', () => {
  it.each<[string, object, object[]]>([
    [
      'a text with a number',
      element('p', {}, withId(30, text('010190-1234'))),
      [{ id: 30, kind: 'text', shown: MASK }],
    ],
    [
      'a text that repeats a value',
      element('p', {}, withId(30, text('Bakkevej'))),
      [{ id: 30, kind: 'text', shown: MASK }],
    ],
    [
      'a hidden part',
      element('p', { 'data-medkig-mask': '' }, withId(30, text('x'))),
      [{ id: 30, kind: 'text', shown: MASK }],
    ],
    [
      'what is typed in no field',
      element('div', { role: 'textbox' }, withId(30, text('x'))),
      [{ id: 30, kind: 'value' }],
    ],
    [
      'a box',
      withId(30, element('iframe', { rr_width: '9px', rr_height: '9px' })),
      [{ id: 30, kind: 'box' }],
    ],
    [
      'a box, and nothing in it',
      withId(30, element('div', { rr_width: '9px' }, element('p', { rr_width: '9px' }, text('010190-1234')))),
      [{ id: 30, kind: 'box' }],
    ],
  ])('is %s', (_, node, hidden) => {
    expect(hiddenOf(node)).toMatchObject(hidden);
  });

  it.each<[string, object]>([
    ['what is shown', element('p', {}, text('Åbent'))],
    ['blanks of a hidden part', element('p', { 'data-medkig-mask': '' }, text(' '))],
    ['a style sheet', element('style', {}, text('p { --x: "Bakkevej" }'))],
    ['a script', element('script', {}, text('x'))],
    ['a field, which has a sign of its own', element('textarea', { value: 'x' }, text('x'))],
    ['a line break', element('p', {}, text('Åbent'), element('br', {}))],
    ['an attribute', element('p', { title: 'Bakkevej' })],
  ])('is not %s', (_, node) => {
    expect(hiddenOf(node)).toEqual([]);
  });
});

describe('what is hidden follows the page', () => {
  const secret = '010190-1234';
  const field = { ...element('input', { value: MASK }), id: 40 };

  function afterChanges(...changes: Parameters<typeof mutation>[0][]) {
    const memory = createScrubMemory();
    const line = element('p', {}, withId(30, text('Nr. 010190')), withId(31, text('-')));
    scrubEvent(snapshot(withId(20, line), field), memory);
    for (const change of changes) scrubEvent(mutation(change), memory);
    const { fields } = memory.page;
    return { hidden: hiddenNodes(memory.page).map(({ id }) => id), fields: [...fields].map(({ id }) => id) };
  }
  const add = (parentId: number, node: object) => ({ adds: [{ parentId, nextId: null, node }] });
  const write = (id: number, value: string) => ({ texts: [{ id, value }] });

  it.each<[string, Parameters<typeof mutation>[0][], number[]]>([
    ['nothing is, at first', [], []],
    ['a text comes to hold a number', [write(30, secret)], [30]],
    ['and holds it no more', [write(30, secret), write(30, 'Åbent')], []],
    ['a number comes together over three texts', [add(20, withId(32, text('1234')))], [30, 31, 32]],
    [
      'and falls apart',
      [add(20, withId(32, text('1234'))), { removes: [{ parentId: 20, id: 31 }] }, write(30, 'Nr.')],
      [],
    ],
    [
      'a hidden text leaves with what it stands in',
      [write(30, secret), { removes: [{ parentId: body, id: 20 }] }],
      [],
    ],
    [
      'a text is masked where it stood',
      [{ attributes: [{ id: 20, attributes: { 'data-medkig-mask': '' } }] }],
      [30, 31],
    ],
    [
      'a mask in place of a mask',
      [write(30, MASK), { attributes: [{ id: 20, attributes: { 'data-medkig-mask': '' } }] }, write(30, 'x')],
      [30, 31],
    ],
    ['a box comes', [add(body, withId(50, element('iframe', { rr_width: '9px' })))], [50]],
    ['a node comes again as another', [write(30, secret), add(20, withId(30, text('Åbent')))], []],
  ])('%s', (_, changes, hidden) => {
    expect(afterChanges(...changes).hidden.sort()).toEqual(hidden);
  });

  it('and so do its fields', () => {
    expect(afterChanges().fields).toEqual([40]);
    expect(afterChanges(add(body, withId(41, element('select', {})))).fields).toEqual([40, 41]);
    expect(afterChanges({ removes: [{ parentId: body, id: 40 }] }).fields).toEqual([]);
  });

  it('from one full snapshot to the next', () => {
    const memory = createScrubMemory();
    scrubEvent(snapshot(element('p', {}, text(secret)), field), memory);
    scrubEvent(snapshot(element('p', {}, text('Åbent'))), memory);
    expect(hiddenNodes(memory.page)).toEqual([]);
    expect(memory.page.fields.size).toBe(0);
  });
});
