import { describe, expect, it } from 'vitest';
import { mayLeave } from './gate.ts';
import { createScrubMemory, scrubEvent } from './scrub-event.ts';
import { element, increment, mutation, snapshot, text } from './test-events.ts';

const CPR = '010190-1234';
const textIn = (tagName: string, words: string) => element(tagName, {}, text(words));
const stops = (message: unknown, ...values: string[]) => !mayLeave(message, values);

describe('a number stops the message that holds it', () => {
  it.each<[string, object]>([
    ['in a text', element('p', {}, text(`nr. ${CPR}`))],
    ['of the eleventh', element('p', {}, text('110190-1234'))],
    ['of the last of December', element('p', {}, text('311290-1234'))],
    ['with a replacement day', element('p', {}, text('610190-1234'))],
    ['without a sign', element('p', {}, text('0101901234'))],
    ['in full-width digits', element('p', {}, text('０１０１９０１２３４'))],
    ['with signs nobody sees', element('p', {}, text('010190\u200b-\u00ad1234'))],
    ['in any attribute', element('p', { id: `x-${CPR}` })],
    ['in a style sheet', element('style', {}, text(`p { content: "${CPR}" }`))],
    ['over two elements of a line', element('p', {}, element('b', {}, text('0101')), text('90-1234'))],
    [
      'over an element with words of its own',
      element('p', {}, text('0101'), element('b', { title: 'x' }, text('90-1234'))),
    ],
    ['that is a card', element('p', {}, text('4111111111111111'))],
    ['that is a card in groups', element('p', {}, text('5555 5555 5555 4444'))],
    ['that is a card of noughts', element('p', {}, text('5500 0000 0000 0004'))],
    ['that is a card in a label', element('p', { title: '4111-1111-1111-1111' })],
    ['that is an account', element('p', {}, text('DK5000400440116243'))],
    ['that is an account in groups', element('p', {}, text('DK50 0040 0440 1162 43'))],
  ])('%s', (_, node) => {
    expect(stops(snapshot(node))).toBe(true);
  });

  it('in an increment, a label and an address', () => {
    expect(stops(mutation({ texts: [{ id: 1, value: CPR }] }))).toBe(true);
    expect(stops(increment({ source: 5, id: 1, text: CPR }))).toBe(true);
    expect(stops(`Sag ${CPR}`)).toBe(true);
    expect(stops({ address: `https://vestby.dk/${CPR}`, title: '' })).toBe(true);
  });
});

describe('a value of a masked field stops the message that holds it', () => {
  it.each<[string, unknown]>([
    ['in a text', snapshot(element('p', {}, text('Kære Mette Olsen!')))],
    ['in other letters and blanks', snapshot(element('p', {}, text('METTE\n  OLSEN')))],
    ['over two elements', snapshot(element('p', {}, element('b', {}, text('Mette ')), text('Olsen')))],
    ['in a title', snapshot(element('p', { title: 'Mette Olsen' }))],
    ['in a mark of the page', snapshot(element('p', { 'data-name': 'Mette Olsen' }))],
    ['in a changed text', mutation({ texts: [{ id: 1, value: 'Mette Olsen' }] })],
    ['in an added text', mutation({ adds: [{ parentId: 1, nextId: null, node: text('Mette Olsen') }] })],
    ['in a changed attribute', mutation({ attributes: [{ id: 1, attributes: { alt: 'Mette Olsen' } }] })],
    ['as a value', increment({ source: 5, id: 1, text: 'Mette Olsen', isChecked: false })],
    ['in a label', 'Hej Mette Olsen'],
    ['in a text alone', text('Mette Olsen')],
    ['over signs that are no letters', 'Mette .. Olsen'],
    ['in a title of an element in a line', snapshot(element('b', { title: 'Mette Olsen' }))],
    ['in a title with a brace', snapshot(element('p', { title: '{Mette Olsen}' }))],
    ['in an element of the page’s own', snapshot(element('my-style', {}, text('Mette Olsen')))],
    ['in another of them', snapshot(element('style-guide', {}, text('Mette Olsen')))],
  ])('%s', (_, message) => {
    expect(stops(message, 'Mette  Olsen')).toBe(true);
  });

  it.each(['– Mette Olsen –', '...... Mette Olsen ......'])('without the signs around it: %s', (value) => {
    expect(stops('Hej Mette Olsen', value)).toBe(true);
  });

  it('from four letters on', () => {
    expect(stops('Hej Anna', 'Anna')).toBe(true);
    expect(stops('Hej Ane', 'Ane')).toBe(false);
  });

  it('line by line', () => {
    expect(stops('Jeg flytter', 'Kære kommune\r\nJeg flytter')).toBe(true);
  });
});

describe('what may leave', () => {
  it.each<[string, unknown, string]>([
    ['part of a word', 'Vejnavn', 'vejn'],
    ['words that stand far apart', 'Mette ……… Olsen', 'Mette Olsen'],
    [
      'words of two lines',
      snapshot(element('p', {}, text('Mette')), element('p', {}, text('Olsen'))),
      'Mette Olsen',
    ],
    ['words far apart that would be one', 'Vejle ……… Vang', 'Vejlevang'],
    [
      'a text and the block behind it',
      snapshot(text('Mette '), element('p', {}, text('Olsen'))),
      'Mette Olsen',
    ],
    [
      'a block and the text behind it',
      snapshot(element('p', {}, text('Mette ')), text('Olsen')),
      'Mette Olsen',
    ],
    ['blocks whose names end like «a»', snapshot(textIn('textarea', 'Mette '), text('Olsen')), 'Mette Olsen'],
    [
      'blocks whose names begin like «a»',
      snapshot(textIn('article', 'Mette '), text('Olsen')),
      'Mette Olsen',
    ],
    [
      'a text and the label behind it',
      snapshot(text('Mette '), element('p', { title: 'Olsen' })),
      'Mette Olsen',
    ],
    ['two labels of one element', snapshot(element('p', { title: 'Mette ', alt: 'Olsen' })), 'Mette Olsen'],
    ['a short value', 'Nej tak', 'tak'],
    ['a value of no letters', '----- -----', '-----'],
    ['a class', snapshot(element('p', { class: 'vestby' })), 'vestby'],
    ['an address', snapshot(element('a', { href: '/vestby' })), 'vestby'],
    ['a style sheet', snapshot(element('style', {}, text('.vestby {}'))), 'vestby'],
    ['a style sheet that changes', mutation({ texts: [{ id: 1, value: '.vestby {}' }] }), 'vestby'],
    ['a state of the page', snapshot(element('p', { 'aria-controls': 'vestby' })), 'vestby'],
    ['what names the elements of a label', snapshot(element('p', { 'aria-labelledby': 'vestby' })), 'vestby'],
    ['our own marks that end in a word', snapshot(element('p', { 'data-medkig-label': 'vestby' })), 'vestby'],
    ['our own marks', snapshot(element('p', { 'data-medkig-show': 'vestby' })), 'vestby'],
  ])('%s', (_, message, value) => {
    expect(stops(message, value)).toBe(false);
  });

  it.each([
    'CVR 12345678, tlf. 12 34 56 78',
    '10.12.2024 10.30',
    'EAN 5798001234569',
    '4111 1111 1111 1112',
    'x 0.0101901234',
    '32019012341',
    '400190-1234',
    '321290-1234',
    '391390-1234',
  ])('the number %s', (words) => {
    expect(stops(snapshot(element('p', {}, text(words))))).toBe(false);
  });

  it('a value the citizen has chosen to show, where it stands alone', () => {
    const shown = new Set(['Mette Olsen']);
    const value = increment({ source: 5, id: 1, text: 'Mette Olsen' });
    expect(mayLeave(value, ['Mette', 'Mette Olsen'], shown)).toBe(true);
    expect(mayLeave('Kære Mette Olsen', ['Mette Olsen'], shown)).toBe(false);
    expect(mayLeave(increment({ source: 5, id: 1, text: CPR }), [], new Set([CPR]))).toBe(false);
  });

  it('whatever the scrubber has masked', () => {
    const memory = createScrubMemory();
    const values = ['Mette Olsen', 'Bakkevej 12, 2. tv', '40302010', 'Kære kommune\nJeg flytter'];
    for (const value of values) memory.echoes.see({}, value);
    const words = [...values, CPR, '4111 1111 1111 1111', 'DK50 0040 0440 1162 43'];
    const page = snapshot(
      ...words.map((said) => element('p', { title: said, 'data-x': said }, text(`${said} `), text(said))),
    );
    expect(mayLeave(page, values)).toBe(false);
    expect(mayLeave(scrubEvent(page, memory), values)).toBe(true);
  });
});

it('what cannot be sealed is an error', () => {
  const round: { self?: object } = {};
  round.self = round;
  expect(() => mayLeave(round, [])).toThrow();
});
