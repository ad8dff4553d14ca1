import { describe, expect, it } from 'vitest';
import { noLivePage } from './live-page.ts';
import { MASK } from './mask.ts';
import { createScrubMemory, type ScrubMemory, scrubEvent } from './scrub-event.ts';
import { body, element, fieldPage, increment, mutation, snapshot, text } from './test-events.ts';

const leftOf = (memory: ScrubMemory, event: unknown) => JSON.stringify(scrubEvent(event, memory)?.data);
const input = (id: number, value: string) => increment({ source: 5, id, text: value, isChecked: false });
const scroll = (id: number) => increment({ source: 3, id, x: 40, y: 0 });

describe('a field for a password or code', () => {
  it('tells nothing of its value, not even that there is one', () => {
    const memory = createScrubMemory();
    const page = leftOf(
      memory,
      fieldPage({ 20: { type: 'password', value: 'x' }, 21: { autocomplete: 'one-time-code', value: 'x' } }),
    );
    expect(page).toContain('"type":"password"');
    expect(page).not.toContain('"value"');
    expect(scrubEvent(input(20, 'x'), memory)).toBeUndefined();
    expect(scrubEvent(input(21, 'x'), memory)).toBeUndefined();
  });

  it('stays one when it is made readable, also in the next snapshot', () => {
    const memory = createScrubMemory();
    scrubEvent(fieldPage({ 20: { type: 'password' } }), memory);
    const change = mutation({ attributes: [{ id: 20, attributes: { type: 'text', value: 'x' } }] });
    expect(leftOf(memory, change)).toContain('"value":null');
    expect(scrubEvent(input(20, 'x'), memory)).toBeUndefined();
    expect(leftOf(memory, fieldPage({ 20: { type: 'text', value: 'x' } }))).not.toContain('"value"');
  });

  it('makes no other field one', () => {
    const memory = createScrubMemory();
    scrubEvent(fieldPage({ 20: { type: 'password' }, 21: { type: 'text' } }), memory);
    expect(leftOf(memory, input(21, 'x'))).toContain(MASK);
  });
});

describe('a field that the citizen shows', () => {
  const shown = new Set([20, 22]);
  const live = { ...noLivePage, isRevealed: (id: number) => shown.has(id) };

  it('leaves as it is, in snapshots and changes', () => {
    const memory = createScrubMemory({ live });
    memory.echoes.see({}, 'Mette');
    const area = { ...element('textarea', { value: 'Mette' }, text('Mette')), id: 22 };
    const page = leftOf(memory, snapshot({ ...element('input', { value: 'Mette' }), id: 20 }, area));
    expect(page.match(/"value":"Mette"/g)).toHaveLength(2);
    expect(page).not.toContain('"textContent":"Mette"');
    expect(leftOf(memory, input(20, 'Mette Olsen'))).toContain('"text":"Mette Olsen"');
  });

  it('hides a number all the same', () => {
    const memory = createScrubMemory({ live });
    expect(leftOf(memory, fieldPage({ 20: { value: '010190-1234' } }))).toContain(MASK);
    expect(leftOf(memory, input(20, '4111 1111 1111 1111'))).toContain(MASK);
  });

  it('is hidden as soon as the citizen hides it, and no password', () => {
    const memory = createScrubMemory({ live });
    scrubEvent(fieldPage({ 20: { type: 'password' }, 22: {} }), memory);
    expect(scrubEvent(input(20, 'x'), memory)).toBeUndefined();
    shown.delete(22);
    expect(leftOf(memory, input(22, 'Mette'))).toContain(MASK);
  });
});

describe('what else tells of a value', () => {
  it('how far a field is scrolled does not leave, a text area and a page do', () => {
    const memory = createScrubMemory();
    const fields = [element('input', { rr_scrollLeft: 40 }), element('textarea', { rr_scrollTop: 40 })];
    const page = leftOf(memory, snapshot(...fields));
    expect(page).not.toContain('rr_scrollLeft');
    expect(page).toContain('rr_scrollTop');
    expect(scrubEvent(scroll(10), memory)).toBeUndefined();
    expect(scrubEvent(scroll(11), memory)).toBeDefined();
  });

  it('which option of a list that the page has built is chosen does not leave; which tab does', () => {
    const memory = createScrubMemory();
    const chosen = { 'aria-selected': 'true' };
    const page = leftOf(
      memory,
      snapshot(element('li', { role: 'option', ...chosen }), element('a', { role: 'tab', ...chosen })),
    );
    expect(page.match(/aria-selected/g)).toHaveLength(1);
    const change = mutation({ attributes: [{ id: 10, attributes: chosen }] });
    expect(leftOf(memory, change)).toContain('"aria-selected":null');
  });

  it('a number in a list item or a meter does not leave', () => {
    const memory = createScrubMemory();
    memory.echoes.see({}, '1234');
    const page = leftOf(
      memory,
      snapshot(element('li', { value: '1234' }), element('meter', { value: '0.5' })),
    );
    expect(page).toContain(`"value":"${MASK}"`);
    expect(page).toContain('"value":"0.5"');
  });

  it('where a link leads does not repeat it; what the page loads stays', () => {
    const memory = createScrubMemory();
    memory.echoes.see({}, 'Mette Olsen');
    const page = leftOf(
      memory,
      snapshot(
        element('a', { href: '/sag/mette-olsen' }),
        element('form', { action: '/mette-olsen' }),
        element('img', { src: '/mette-olsen.png' }),
        element('link', { href: '/mette-olsen.css' }),
      ),
    );
    expect(page).toContain(`"/sag/${MASK}"`);
    expect(page).toContain(`"action":"/${MASK}"`);
    expect(page).toContain('/mette-olsen.png');
    expect(page).toContain('/mette-olsen.css');
  });

  it('where a link leads is hidden in a hidden part, and read without its codes', () => {
    const memory = createScrubMemory();
    memory.echoes.see({}, 'Ørsted');
    const coded = element('a', { href: '/sag/%C3%98rsted', target: 'x' });
    const hidden = element('div', { 'data-medkig-mask': '' }, element('a', { href: 'tel:olsen' }));
    const broken = element('a', { href: '/%E0' });
    const page = leftOf(memory, snapshot(coded, hidden, broken));
    expect(page).toContain(`"href":"/sag/${MASK}"`);
    expect(page).not.toContain('olsen');
    expect(page).toContain('"href":"/%E0"');
  });

  it('what is typed in an editable text is not repeated, from the first snapshot on', () => {
    const memory = createScrubMemory();
    const note = { ...element('div', { contenteditable: '' }, { ...text('Kære Mette'), id: 21 }), id: 20 };
    const copy = { ...element('p', {}, { ...text('Du skrev: Kære Mette'), id: 23 }), id: 22 };
    expect(leftOf(memory, snapshot(note, copy))).not.toContain('Mette');
    const texts = [
      { id: 23, value: 'Du skrev: Kære Olsen' },
      { id: 21, value: 'Kære Olsen' },
    ];
    expect(leftOf(memory, mutation({ texts }))).not.toContain('Olsen');
  });

  it('nor does an attribute in front of that text repeat it', () => {
    const memory = createScrubMemory();
    const note = (typed: string) => ({
      ...element('div', { contenteditable: '' }, { ...text(typed), id: 32 }),
      id: 31,
    });
    const copy = (typed: string) => ({ title: `Du skrev: ${typed}` });
    const page = snapshot({ ...element('p', copy('Kære Mette')), id: 20 }, note('Kære Mette'));
    expect(leftOf(memory, page)).toContain(`"title":"Du skrev: ${MASK}"`);
    const batch = mutation({
      attributes: [{ id: 20, attributes: copy('Kære Olsen') }],
      adds: [
        {
          parentId: body,
          nextId: null,
          node: { ...element('p', { 'aria-label': 'Kære Olsen' }, note('Kære Olsen')), id: 30 },
        },
      ],
    });
    const left = leftOf(memory, batch);
    expect(left).toContain(`"title":"Du skrev: ${MASK}"`);
    expect(left).toContain(`"aria-label":"${MASK}"`);
  });

  it('where the page stands does not repeat it', () => {
    const memory = createScrubMemory();
    memory.echoes.see({}, 'Ørsted');
    const href = 'https://vestby.dk/sag/%C3%98rsted/4111-1111-1111-1111?x';
    const meta = { type: 4, timestamp: 1, data: { href, width: 9, height: 9 } };
    expect(leftOf(memory, meta)).toContain(`"https://vestby.dk/sag/${MASK}/${MASK}"`);
  });

  it('words that an inline style generates in a hidden part do not leave', () => {
    const page = snapshot(
      element('div', { 'data-medkig-mask': '' }, element('p', { style: "--name: 'Olsen'; color: red" })),
      element('p', { style: "--name: 'Vej'" }),
    );
    const left = leftOf(createScrubMemory(), page);
    expect(left).not.toContain('Olsen');
    expect(left).toContain('color: red');
    expect(left).toContain("--name: 'Vej'");
  });

  it('a number in a name does not leave, not even in the name of what is taken away', () => {
    const memory = createScrubMemory();
    const card = '4111-1111-1111-1111';
    const names = { class: `c ${card}`, 'aria-controls': card, [`data-${card}`]: '' };
    expect(leftOf(memory, snapshot(element('p', names)))).not.toContain('1111');
    const change = mutation({ attributes: [{ id: 10, attributes: { ...names, [`data-${card}`]: null } }] });
    expect(leftOf(memory, change)).not.toContain('1111');
  });

  it('a style sheet in several texts is read as one', () => {
    const memory = createScrubMemory();
    memory.echoes.see({}, 'Mette');
    const parts = element('style', {}, text('a::after { content: "Me'), text('tte" }'));
    const written = leftOf(memory, snapshot(parts));
    expect(written).toContain(`"a::after { content: \\"${MASK}\\" }"`);
    expect(written).toMatch(/"textContent":""/);
    expect(written).not.toMatch(/"tte/);
    const harmless = element('style', {}, text('a { top: 0 }'), text('b { top: 0 }'));
    const nested = element('style', {}, text('a { top: 0 }'), element('b', {}, text('ord')));
    expect(leftOf(memory, snapshot(nested))).not.toMatch(new RegExp(`ord|${MASK}`));
    expect(leftOf(memory, snapshot(harmless))).toMatch(/a \{ top: 0 \}".*b \{ top: 0 \}"/);
  });

  it('words that a style sheet puts on the page do not repeat it', () => {
    const memory = createScrubMemory();
    memory.echoes.see({}, 'Mette');
    const css = 'a::after { content: "Mette" }';
    expect(leftOf(memory, snapshot(element('style', { _cssText: css }, text(css))))).not.toContain('Mette');
    const rules = [
      { source: 8, id: 1, adds: [{ rule: css, index: 0 }] },
      { source: 8, id: 1, replace: css },
      { source: 13, id: 1, index: [0], set: { property: 'content', value: '"Mette"', priority: '' } },
      { source: 15, id: 1, styleIds: [1], styles: [{ styleId: 1, rules: [{ rule: css }] }] },
    ];
    for (const rule of rules) expect(leftOf(memory, increment(rule))).not.toContain('Mette');
    const inline = mutation({ attributes: [{ id: 10, attributes: { style: { '--name': '"Mette"' } } }] });
    expect(leftOf(memory, inline)).not.toContain('Mette');
  });

  it('numbers of every kind do not leave', () => {
    const words = 'Kort 4111 1111 1111 1111, IBAN DK50 0040 0440 1162 43';
    const page = leftOf(createScrubMemory(), snapshot(element('p', { title: words }, text(words))));
    expect(page).not.toMatch(/1111|0440/);
  });
});
