/**
 * What a person types, key by key, while the page repeats it: neither the value nor the beginning of it leaves, in
 * any kind of field.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Lab, openLab } from './leaks/lab.ts';
import { readable, stringsOf } from './leaks/scan.ts';

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab?.close());

const repeated = '<p class="repeated"></p><output class="repeated"></output>';
const repeat = `
  document.addEventListener('input', (event) => {
    const field = event.composedPath()[0];
    for (const line of document.querySelectorAll('.repeated')) line.textContent = field.value ?? field.textContent;
  });`;

/** Ten boxes of one digit each: the page moves on by itself. */
const moveOn = `
  document.addEventListener('input', ({ target }) => {
    if (target.maxLength === target.value?.length) target.nextElementSibling?.focus();
  });`;

const fields: [name: string, html: string][] = [
  ['a text field', '<input id="field">'],
  ['a telephone field', '<input type="tel" id="field">'],
  ['a search field', '<input type="search" id="field">'],
  ['a password', '<input type="password" id="field">'],
  ['a one-time code', '<input autocomplete="one-time-code" id="field">'],
  ['a text area', '<textarea id="field"></textarea>'],
  ['an editable text', '<div contenteditable id="field"></div>'],
  ['a text box of the page’s own', '<div contenteditable="plaintext-only" role="textbox" id="field"></div>'],
  ['a field in a shadow root', '<div><template shadowrootmode="open"><input id="field"></template></div>'],
  ['a field of six and one of four', '<input maxlength="6" id="field"><input maxlength="4">'],
  ['ten fields of one', `<input maxlength="1" id="field">${'<input maxlength="1">'.repeat(9)}`],
];

it.each(fields)('%s', async (_, html) => {
  const typed = '2903724185';
  await lab.visit(`${html}${repeated}<script>${repeat}${moveOn}</script>`, 'start');
  await lab.citizen.locator('#field').click();
  await lab.citizen.keyboard.type(typed, { delay: 20 });
  await lab.citizen.keyboard.press('Tab');
  const departure = await lab.leave();
  const { looks, troubles } = await lab.show(departure);
  const { before, after, told, faults } = departure;
  expect({ faults, troubles }).toEqual({ faults: [], troubles: [] });
  // Six digits are a date, which the page may say; one more begins a number.
  const traces = [typed.slice(0, 7), typed.slice(-6)];
  const strings = [
    ...[...before, ...after, ...told].flatMap(stringsOf),
    ...looks.flatMap(({ strings: all, text }) => [...all, text]),
  ];
  expect([...readable(strings, traces)]).toEqual([]);
});

it('plain rrweb gives it away', async () => {
  const stock = await openLab('stock');
  await stock.visit('<input id="field">', 'startUnprotected');
  await stock.citizen.locator('#field').click();
  await stock.citizen.keyboard.type('2903724185');
  const { before } = await stock.leave();
  await stock.close();
  expect([...readable(before.flatMap(stringsOf), ['2903724185'])]).toEqual(['2903724185']);
});
