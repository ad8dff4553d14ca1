/** The viewer finds the element that a step of a guide card speaks of, and knows when the citizen has done it. */
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleForPage } from '../support/bundle.ts';
import { launchChromium } from '../support/chromium.ts';

declare global {
  var targetPage: typeof import('../support/target-page.ts');
}

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
  page = await browser.newPage();
  const script = await bundleForPage(join(import.meta.dirname, '../support/target-page.ts'), 'targetPage');
  await page.addScriptTag({ content: script });
});

afterAll(() => browser.close());

async function put(html: string): Promise<void> {
  await page.setContent(html);
}

async function found(selector: string | null, label: string | null): Promise<string | undefined> {
  return page.evaluate((wanted) => globalThis.targetPage.found(wanted), {
    selector,
    label,
  });
}

describe('the element is found', () => {
  const form = `
    <h2 id="title">Telefon</h2>
    <label for="phone">Telefon  <span>*</span></label><input id="phone">
    <label for="door">Etage og dør (frivilligt)</label><input id="door">
    <fieldset id="date"><legend>Flyttedato</legend><input id="day" aria-label="Dag"></fieldset>
    <input id="gone" hidden><p id="words">Ord</p>`;

  it.each([
    ['by its selector, whatever its label', '#day', 'Telefon', 'day'],
    ['by its label when the selector finds nothing', '#nowhere', 'Telefon', 'phone'],
    ['by its label when what the selector finds is not shown', '#gone', 'Telefon', 'phone'],
    ['by its label when the selector is none', 'input[', 'telefon', 'phone'],
    ['by its label in any case and with any blanks', null, ' TELEFON ', 'phone'],
    ['by a label that goes on', null, 'Etage og dør', 'door'],
    ['as a group by its legend', null, 'Flyttedato', 'date'],
    ['behind the label that the selector names', 'label[for=door]', null, 'door'],
    ['not by half a word', null, 'Tele', undefined],
    ['not when neither is there', '#nowhere', 'Ingen', undefined],
  ])('%s', async (_, selector, label, id) => {
    await put(form);
    expect(await found(selector, label)).toBe(id);
  });

  it('first on the page among several of one name, and what can be used before words', async () => {
    await put('<h2 id="a">Navn</h2><button id="b">Navn</button><button id="c">Navn</button>');
    expect(await found(null, 'Navn')).toBe('b');
  });

  it('in open shadow roots too, and by parts of the page that come late', async () => {
    await put('<div id="host"></div>');
    expect(await found('#inside', null)).toBeUndefined();
    await page.evaluate(() => {
      const root = document.querySelector('#host')?.attachShadow({ mode: 'open' });
      if (root) root.innerHTML = '<button id="inside">Videre</button>';
    });
    expect(await found('#inside', null)).toBe('inside');
    expect(await found(null, 'Videre')).toBe('inside');
  });
});

it.each([
  ['a field of a group that is not shown, by its selector', '#partner', null, true],
  ['the same by its label', '#elsewhere', 'Navn på den, der flytter med', true],
  ['a group that is not shown, by its legend', null, 'Hvem flytter med?', true],
  ['in a shadow root too', '#inside', null, true],
  ['what is not on the page', '#elsewhere', 'Noget andet', false],
])('what the page has and hides is told from what it does not have: %s', async (_, selector, label, is) => {
  await put(`<fieldset hidden><legend>Hvem flytter med?</legend>
    <label for="partner">Navn på den, der flytter med</label><input id="partner"></fieldset><div id="host" hidden></div>`);
  await page.evaluate(() => {
    const root = document.querySelector('#host')?.attachShadow({ mode: 'open' });
    if (root) root.innerHTML = '<input id="inside">';
  });
  expect(await found(selector, label)).toBeUndefined();
  expect(await page.evaluate((wanted) => globalThis.targetPage.hidden(wanted), { selector, label })).toBe(is);
});

it('a press deep inside a button of the page’s own kind is a press on it', async () => {
  await put('<x-button id="own" role="button"></x-button>');
  await page.evaluate(() => {
    const root = document.querySelector('#own')?.attachShadow({ mode: 'open' });
    if (root) root.innerHTML = '<slot></slot><span>Videre</span>';
  });
  expect(await page.evaluate(() => globalThis.targetPage.pressedInside('#own', 'span'))).toBe(true);
});

it('what the citizen has done meanwhile completes the next step too, and no further than it was done', async () => {
  await put('<input id="a" value="••••••••"><input id="b" value="••••••••"><input id="c">');
  const doings = ['a', 'b', 'c'].flatMap((id) => [`focused #${id}`, `input #${id}`, `blurred #${id}`]);
  const told = await page.evaluate(
    (done) => globalThis.targetPage.completedQuickly(['#a', '#b', '#c'], done),
    doings,
  );
  expect(told).toEqual(['#a', '#b']);
});

it('also when all that is written on a page is told after the citizen has been through it', async () => {
  await put(
    '<fieldset id="date"><input id="day"><input id="month"></fieldset><input id="a"><input id="b"><input id="c">',
  );
  const fields = ['day', 'month', 'a', 'b', 'c'];
  const been = fields.flatMap((id) => [`focused #${id}`, `blurred #${id}`]);
  const told = await page.evaluate(
    (done) => globalThis.targetPage.completedQuickly(['#date', '#a', '#b', '#c'], done),
    [...been, ...['day', 'month', 'a', 'b'].map((id) => `input #${id} •`)],
  );
  expect(told).toEqual(['#date', '#a', '#b']);
});

it('and when the next step is found only in an idle moment, by its label', async () => {
  await put('<input id="a" value="•"><label for="b">Vejnavn</label><input id="b" value="•">');
  const doings = ['a', 'b'].flatMap((id) => [`focused #${id}`, `blurred #${id}`]);
  const told = await page.evaluate(
    (done) => globalThis.targetPage.completedQuickly(['#a', 'Vejnavn'], done),
    doings,
  );
  expect(told).toEqual(['#a', 'Vejnavn']);
});

it('and whoever goes back to a step is not led on by what has completed it before', async () => {
  await put('<input id="a" value="•"><input id="b" value="•">');
  const doings = ['a', 'b'].flatMap((id) => [`focused #${id}`, `blurred #${id}`]);
  const told = await page.evaluate(
    (done) => globalThis.targetPage.completedQuickly(['#a', '#b', '#a'], done),
    doings,
  );
  expect(told).toEqual(['#a', '#b']);
});

describe('a step is completed', () => {
  const form = `
    <input id="empty"><input id="filled" value="••••••••">
    <label id="words" for="tick">Ja</label><input id="tick" type="checkbox" checked><input id="untick" type="checkbox">
    <button id="button"><span id="in-button">Næste</span></button>
    <fieldset id="date"><input id="day" value="••••••••"><input id="month" value="••••••••"></fieldset>
    <fieldset id="half"><input id="one" value="••••••••"><input id="two"></fieldset>
    <fieldset id="choice"><input id="yes" type="radio" name="r" checked><input id="no" type="radio" name="r"></fieldset>
    <h1 id="title">Kvittering</h1>`;

  it.each<[string, string, string[], number]>([
    [
      'when its field is filled and left',
      '#filled',
      ['focused #filled', 'input #filled', 'blurred #filled'],
      2,
    ],
    [
      'also when what is written is told after it was left',
      '#empty',
      ['focused #empty', 'blurred #empty', 'input #empty •'],
      2,
    ],
    ['also of a group', '#half', ['focused #one', 'blurred #one', 'focused #title', 'input #two •'], 3],
    ['not when it is written in anew', '#empty', ['blurred #empty', 'focused #empty', 'input #empty •'], -1],
    ['not when it is left empty', '#empty', ['focused #empty', 'input #empty', 'blurred #empty'], -1],
    ['not when another field is left', '#filled', ['focused #empty', 'blurred #empty', 'focused #day'], -1],
    ['when its box is ticked', '#tick', ['pressed #words', 'input #tick'], 1],
    ['not when its box is unticked', '#untick', ['pressed #untick', 'input #untick', 'blurred #untick'], -1],
    [
      'when its button is pressed, wherever on it',
      '#button',
      ['touched #in-button', 'pressed #in-button'],
      1,
    ],
    ['not when a finger only rests on it', '#button', ['touched #button', 'focused #button'], -1],
    [
      'when all of its group is filled and the group is left',
      '#date',
      ['input #day', 'blurred #day', 'focused #month', 'focused #empty'],
      3,
    ],
    ['when the citizen presses on after its group', '#date', ['input #month', 'pressed #button'], 1],
    ['not while half of its group is empty', '#half', ['input #one', 'blurred #one', 'focused #empty'], -1],
    ['not when nobody has been in its group', '#date', ['focused #empty', 'pressed #button'], -1],
    ['when one of its choices is made and left', '#choice', ['input #yes', 'focused #empty'], 1],
    ['never when it is words', '#title', ['pressed #title', 'focused #empty'], -1],
  ])('%s', async (_, target, doings, at) => {
    await put(form);
    expect(
      await page.evaluate(([on, all]) => globalThis.targetPage.completedAt(on, all), [
        target,
        doings,
      ] as const),
    ).toBe(at);
  });
});
