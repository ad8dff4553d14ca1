import { describe, expect, it } from 'vitest';
import { hiddenNodes } from './hidden-nodes.ts';
import { MASK } from './mask.ts';
import { createScrubMemory, scrubEvent } from './scrub-event.ts';
import { element, snapshot, text } from './test-events.ts';

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
