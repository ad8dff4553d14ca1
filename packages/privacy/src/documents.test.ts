/** A whole document: what stands around the elements. */
import { describe, expect, it } from 'vitest';
import { createScrubMemory, scrubEvent } from './scrub-event.ts';
import { ScrubFault } from './scrub-fault.ts';
import { element, increment, mutation, snapshot, text } from './test-events.ts';

function documentOf(first: object, more: object = {}) {
  const node = { type: 0, id: 1, childNodes: [first], ...more };
  return { type: 2, timestamp: 1, data: { node, initialOffset: { top: 3, left: 4 } } };
}

const doctype = (publicId: unknown, systemId: unknown) => ({
  type: 1,
  id: 2,
  name: 'html',
  publicId,
  systemId,
});

describe('the document type', () => {
  it.each([
    ['', ''],
    ['-//W3C//DTD XHTML 1.0 Strict//EN', 'http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd'],
    ['', 'https://www.w3.org/TR/html4/loose.dtd'],
  ])('«%s» stays', (publicId, systemId) => {
    const page = documentOf(doctype(publicId, systemId), { compatMode: 'BackCompat', rootId: 1 });
    expect(scrubEvent(page)).toEqual(page);
  });

  it.each([
    ['Mette', 'Mette'],
    ['x -//W3C//', 'xhttp://www.w3.org/'],
    ['-//W3C//0101901234', 'http://www.w3.org/0101901234'],
  ])('«%s» is left out', (publicId, systemId) => {
    expect(scrubEvent(documentOf(doctype(publicId, systemId)))).toEqual(documentOf(doctype('', '')));
  });

  it('is called html whatever it calls itself', () => {
    const page = documentOf({ ...doctype('', ''), name: 'Mette' });
    expect(scrubEvent(page)).toEqual(documentOf(doctype('', '')));
  });
});

it.each(['BackCompat', 'CSS1Compat'])('the mode %s stays', (compatMode) => {
  const page = documentOf(element('html', {}), { compatMode });
  expect(
    scrubEvent({ ...page, data: { ...page.data, node: { ...page.data.node, childNodes: [] } } })?.data,
  ).toMatchObject({
    node: { compatMode },
    initialOffset: { top: 3, left: 4 },
  });
});

it('comments and character data lose their words', () => {
  const page = snapshot({ type: 5, id: 20, textContent: 'Mette' }, { type: 4, id: 21, textContent: 'Mette' });
  const out = JSON.stringify(scrubEvent(page));
  expect(out).toContain('{"type":5,"textContent":"","id":20}');
  expect(out).toContain('{"type":4,"textContent":"","id":21}');
});

it('texts of scripts, templates and noscripts lose their words, blanks stay', () => {
  for (const tagName of ['script', 'noscript', 'template']) {
    const out = JSON.stringify(scrubEvent(snapshot(element(tagName, {}, text('Mette'), text(' \n ')))));
    expect(out).not.toContain('Mette');
    expect(out).toContain('"textContent":""');
  }
  const hidden = element('p', { 'data-medkig-mask': '' }, text('Mette'), text(' \n '));
  const out = JSON.stringify(scrubEvent(snapshot(hidden)));
  expect(out).toContain('"textContent":" \\n "');
});

it('events of loading carry nothing', () => {
  for (const type of [0, 1]) {
    const event = { type, timestamp: 5, data: { href: 'Mette' } };
    expect(scrubEvent(event)).toEqual({ type, timestamp: 5, data: {} });
  }
});

describe('a fault says why, without content', () => {
  it.each<[string, unknown, string]>([
    ['a mode that is none', documentOf(element('html', {}), { compatMode: 'Mette' }), 'malformed'],
    ['a document type of numbers', documentOf(doctype(1, '')), 'malformed'],
    ['a kind of node', snapshot({ type: 6, id: 5 }), 'unknown-node'],
    ['a type of event', { type: 9, timestamp: 1, data: {} }, 'unknown-event'],
    ['a source', increment({ source: 17 }), 'unknown-event'],
    ['a tag', snapshot(element('1', {})), 'malformed'],
    ['a tag that ends in markup', snapshot(element('p<', {})), 'malformed'],
    ['an attribute of attributes', snapshot(element('p', { title: {} })), 'malformed'],
    [
      'attributes that are none',
      snapshot({ type: 2, id: 5, tagName: 'p', attributes: null, childNodes: [] }),
      'malformed',
    ],
    [
      'children that are none',
      snapshot({ type: 2, id: 5, tagName: 'p', attributes: {}, childNodes: {} }),
      'malformed',
    ],
    ['an id that is a fraction', increment({ source: 3, id: 1.5, x: 0, y: 0 }), 'malformed'],
    ['an id that is a word', increment({ source: 3, id: '1', x: 0, y: 0 }), 'malformed'],
    ['a value of no field', increment({ source: 5, text: 'Mette', isChecked: false }), 'malformed'],
    ['a number that is a word', increment({ source: 3, id: 1, x: '0', y: 0 }), 'malformed'],
    ['a number without end', increment({ source: 3, id: 1, x: Number.POSITIVE_INFINITY, y: 0 }), 'malformed'],
    ['a flag that is a word', increment({ source: 5, id: 1, text: '', isChecked: 'true' }), 'malformed'],
    ['a text that is a number', increment({ source: 5, id: 1, text: 1, isChecked: true }), 'malformed'],
    [
      'a style of three',
      mutation({ attributes: [{ id: 1, attributes: { style: { top: ['1px', '', 'x'] } } }] }),
      'malformed',
    ],
  ])('%s', (_, event, reason) => {
    const memory = createScrubMemory();
    scrubEvent(snapshot(), memory);
    const fault = faultOf(() => scrubEvent(event, memory));
    expect(fault).toBeInstanceOf(ScrubFault);
    expect(fault).toMatchObject({ name: 'ScrubFault', message: reason, reason });
  });
});

function faultOf(act: () => unknown): unknown {
  try {
    return act();
  } catch (fault) {
    return fault;
  }
}
