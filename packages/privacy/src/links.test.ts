import { describe, expect, it } from 'vitest';
import { MASK } from './mask.ts';
import { createScrubMemory, scrubEvent } from './scrub-event.ts';
import { element, mutation, snapshot, text } from './test-events.ts';

function leftOf(...nodes: object[]): string {
  const memory = createScrubMemory();
  memory.echoes.see({}, 'Bakkevej');
  return JSON.stringify(scrubEvent(snapshot(...nodes), memory));
}

describe('a typed word in the path of an address', () => {
  it.each([
    ['a', 'href'],
    ['area', 'href'],
    ['form', 'action'],
    ['button', 'formaction'],
    ['blockquote', 'cite'],
    ['a', 'xlink:href'],
    ['a', 'ping'],
    ['img', 'longdesc'],
  ])('is hidden where it leads somewhere: <%s %s>', (tagName, name) => {
    expect(leftOf(element(tagName, { [name]: '/sag/Bakkevej' }))).toContain(`"${name}":"/sag/${MASK}"`);
    expect(leftOf(element(tagName, { [name]: 'javascript:x' }))).not.toContain(`"${name}"`);
  });

  it.each([
    ['link', 'href'],
    ['img', 'src'],
    ['use', 'href'],
    ['use', 'xlink:href'],
  ])('stays where the page would fall apart: <%s %s>', (tagName, name) => {
    expect(leftOf(element(tagName, { [name]: '/sag/Bakkevej' }))).toContain(`"${name}":"/sag/Bakkevej"`);
  });
});

it('a link that may not leave does not, in a hidden part either', () => {
  const page = leftOf(element('div', { 'data-medkig-mask': '' }, element('a', { href: 'javascript:x' })));
  expect(page).not.toContain('href');
});

describe('a line break', () => {
  it('parts two words, also of one value', () => {
    const lines = (value: string) => leftOf(element('p', {}, text(value), element('br', {}), text('vej')));
    expect(lines('Bakke')).toContain('Bakke');
    expect(lines('Ny Bakkevej')).toContain(`Ny ${MASK}`);
  });

  it('is one in a number too, which stays whole', () => {
    const page = leftOf(element('p', {}, text('010190'), element('br', {}), text('1234')));
    expect(page).not.toMatch(/010190|1234/);
  });
});

describe('whether an input is a button', () => {
  const after = (attributes: object, change: object) => {
    const memory = createScrubMemory();
    scrubEvent(snapshot({ ...element('input', attributes), id: 20 }), memory);
    scrubEvent(mutation({ attributes: [{ id: 20, attributes: change }] }), memory);
    const label = mutation({ attributes: [{ id: 20, attributes: { value: 'Send' } }] });
    return JSON.stringify(scrubEvent(label, memory));
  };

  it('does not change with its other attributes', () => {
    expect(after({ type: 'submit' }, { class: 'stor' })).toContain('Send');
    expect(after({ type: 'text' }, { class: 'stor' })).not.toContain('Send');
  });

  it('changes to a field for good, never back', () => {
    expect(after({ type: 'submit' }, { type: 'text' })).not.toContain('Send');
    expect(after({ type: 'text' }, { type: 'submit' })).not.toContain('Send');
    expect(after({}, { type: 'submit' })).not.toContain('Send');
  });
});
