/** What an agent may never press or fill in, whatever the citizen allows; and a press and a field as a person's. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { allowedAddress } from '@medkig/guidance/citizen/deeds/forbidden';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleForPage } from '../support/bundle.ts';
import { launchChromium } from '../support/chromium.ts';

declare global {
  var medkigDeeds: typeof import('./deeds-page.ts');
}

let server: Server;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end('<!doctype html><html lang="da"><title>Prøve</title><body></body></html>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  browser = await launchChromium();
  page = await browser.newPage();
  const script = await bundleForPage(join(import.meta.dirname, 'deeds-page.ts'), 'medkigDeeds');
  await page.addInitScript(`globalThis.medkigDeeds = (() => { ${script}; return medkigDeeds; })();`);
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/side`);
});

afterAll(async () => {
  await browser?.close();
  server?.close();
});

const put = (html: string) => page.evaluate((text) => globalThis.medkigDeeds.put(text), html);

async function isPressForbidden(html: string): Promise<boolean> {
  await put(html);
  return page.evaluate(() => globalThis.medkigDeeds.isPressForbidden());
}

async function isFillForbidden(html: string): Promise<boolean> {
  await put(html);
  return page.evaluate(() => globalThis.medkigDeeds.isFillForbidden());
}

/** An element with a shadow root, and what is put into its slots. */
const slotted = (shadow: string, light = '') =>
  `<div><template data-shadow>${shadow}</template>${light}</div>`;
const ELSEWHERE = 'href="https://eksempel.dk/"';

describe('a press may be asked for on', () => {
  it.each([
    ['a button', '<button type="button" id="it">Vis mere</button>'],
    ['a word in a button', '<button type="button"><span><b id="it">Vis</b> mere</span></button>'],
    ['a button without a form', '<button id="it">Vis mere</button>'],
    [
      'a button in a form that says it sends nothing',
      '<form><button type="button" id="it">Tilføj barn</button></form>',
    ],
    ['a link on the site', '<a id="it" href="/vejledning">Vejledning</a>'],
    ['a link to a part of the page', '<a id="it" href="#afsnit">Afsnit</a>'],
    ['a choice by its label', '<form><input type="radio" id="r"><label id="it" for="r">Ja</label></form>'],
    ['a tick', '<form><label>Flytter alle? <input type="checkbox" id="it"></label></form>'],
    ['what unfolds', '<details><summary id="it">Læs mere</summary>Tekst</details>'],
    ['a tab', '<div role="tab" tabindex="0" id="it">Overblik</div>'],
    [
      'a button in a shadow root',
      '<div><template data-shadow><button type="button" id="it">Vis</button></template></div>',
    ],
    ['a place that begins as a word that commits', '<button type="button" id="it">København</button>'],
    ['a button in a slot', slotted('<p><slot></slot></p>', '<button type="button" id="it">Vis</button>')],
    ['a made-up button in a link on the site', '<a href="/vejledning"><b role="button" id="it">Mere</b></a>'],
    [
      'a button beside a form that logs in',
      '<form><input type="password"></form><form><button type="button" id="it">Vis</button></form>',
    ],
  ])('%s', async (_, html) => {
    expect(await isPressForbidden(html)).toBe(false);
  });
});

describe('[M10] a press is never asked for on', () => {
  it.each([
    ['a button that sends', '<form><button type="submit" id="it">Videre</button></form>'],
    ['a button in a form without a type', '<form><button id="it">Videre</button></form>'],
    ['a word in such a button', '<form><button>Gå <b id="it">videre</b></button></form>'],
    ['a button of a form elsewhere', '<form id="f"></form><button form="f" id="it">Videre</button>'],
    ['an input that sends', '<form><input type="submit" id="it" value="Videre"></form>'],
    ['a picture that sends', '<form><input type="image" alt="Videre" id="it"></form>'],
    ['what empties a form', '<form><button type="reset" id="it">Nulstil</button></form>'],
    ['a made-up button in a form', '<form><div role="button" id="it">Videre</div></form>'],
    [
      'a made-up button in a form’s shadow',
      '<form><div><template data-shadow><span role="button" id="it">Videre</span></template></div></form>',
    ],
    ...[
      'Send',
      'Indsend ansøgning',
      'Submit',
      'Betal nu',
      'Køb',
      'Bestil tid',
      'Godkend',
      'Underskriv',
      'Log ind',
      'Log ud',
      'Sign in',
      'Pay',
      'Accepter',
      'Acceptér alle',
      'Jeg bekræfter',
      'Start med MitID',
      'Gem',
      'Slet',
      'Vedhæft fil',
      'Order',
      'Buy',
    ].map((name) => [`«${name}»`, `<button type="button" id="it">${name}</button>`]),
    [
      'what is called so for a screen reader alone',
      '<button type="button" id="it" aria-label="Betal">→</button>',
    ],
    ['what is called so in its name', '<button type="button" id="it" name="btnSubmit">Videre</button>'],
    ['a tick that commits', '<label>Jeg accepterer vilkårene <input type="checkbox" id="it"></label>'],
    ['what chooses a file', '<label id="it">Bilag <input type="file"></label>'],
    ['a form that logs in', '<form><input type="password"><button type="button" id="it">Vis</button></form>'],
    [
      'a form that pays',
      '<form><input autocomplete="cc-number"><button type="button" id="it">Vis</button></form>',
    ],
    ['another site', '<a id="it" href="https://eksempel.dk/">Læs mere</a>'],
    [
      'a drawing that is a link to another site',
      `<svg width="80" height="40"><a id="it" role="link" ${ELSEWHERE}><text y="20">Vis</text></a></svg>`,
    ],
    ['another port', '<a id="it" href="http://127.0.0.1:1/">Læs mere</a>'],
    ['a link that is a script', '<a id="it" href="javascript:void 0">Læs mere</a>'],
    ['a mail', '<a id="it" href="mailto:kommunen@vestby.example">Skriv til os</a>'],
    ['a telephone number', '<a id="it" href="tel:12345678">Ring til os</a>'],
    ['a download', '<a id="it" href="/fil.pdf" download>Hent</a>'],
    ['a link to another tab', '<a id="it" href="/vejledning" target="_blank">Vejledning</a>'],
    [
      'a link where the page opens all in another tab',
      '<base target="_blank"><a id="it" href="/vejledning">Vejledning</a>',
    ],
    ['a link that opens our panel', '<a id="it" href="#medkig">Hjælp</a>'],
    ['a link that commits by its address', '<a id="it" href="/logout">Farvel</a>'],
    ['what the page keeps to the citizen', '<button type="button" data-medkig-no-click id="it">Vis</button>'],
    [
      'what stands in such a part',
      '<div data-medkig-no-click><button type="button" id="it">Vis</button></div>',
    ],
    [
      'such a part around a shadow root',
      '<div data-medkig-no-click><template data-shadow><button type="button" id="it">Vis</button></template></div>',
    ],
    ['a part that is left out', '<div data-medkig-block><button type="button" id="it">Vis</button></div>'],
    ['a part that is never shown', '<div data-medkig-never><button type="button" id="it">Vis</button></div>'],
    ['our panel', '<medkig-panel><button type="button" id="it">Ja, vis siden</button></medkig-panel>'],
    ['a disabled button', '<button type="button" disabled id="it">Vis</button>'],
    [
      'a button in a disabled group',
      '<fieldset disabled><button type="button" id="it">Vis</button></fieldset>',
    ],
    ['a button that is disabled in words', '<button type="button" aria-disabled="true" id="it">Vis</button>'],
    ['an inert part', '<div inert><button type="button" id="it">Vis</button></div>'],
    ...[
      ['that the page keeps to the citizen', '<div data-medkig-no-click><slot></slot></div>'],
      ['that is left out', '<div data-medkig-block><p><slot></slot></p></div>'],
      ['that is inert', '<div inert><slot></slot></div>'],
      ['that is disabled in words', '<div aria-disabled="true"><slot></slot></div>'],
      ['that the page keeps, itself the slot', '<slot data-medkig-no-click></slot>'],
      ['of a form that logs in', '<form><slot></slot><input type="password"></form>'],
      [
        'of such a part by way of another shadow root',
        `<div data-medkig-no-click>${slotted('<slot></slot>', '<slot></slot>')}</div>`,
      ],
      [
        'of another shadow root that keeps it',
        slotted('<div data-medkig-no-click><slot></slot></div>', '<slot></slot>'),
      ],
    ].map(([what, shadow = '']) => [
      `what is put into a slot ${what}`,
      slotted(shadow, '<button type="button" id="it">Vis</button>'),
    ]),
    [
      'what is put into the form of a shadow root, with what logs in',
      slotted(
        '<form><slot></slot></form>',
        '<div><button type="button" id="it">Vis</button></div><input type="password">',
      ),
    ],
    [
      'a button that is put into the form of a shadow root',
      slotted('<form><slot></slot></form>', '<button id="it">Videre</button>'),
    ],
    [
      'a made-up button that is put there',
      slotted('<form><slot></slot></form>', '<b role="button" id="it">Videre</b>'),
    ],
    ['a button in a form’s shadow', `<form>${slotted('<button id="it">Videre</button>')}</form>`],
    [
      'a form that logs in by a shadow root',
      `<form>${slotted('<input type="password">')}<button type="button" id="it">Vis</button></form>`,
    ],
    [
      'a form that logs in by a field elsewhere',
      '<form id="f"><button type="button" id="it">Vis</button></form><input type="password" form="f">',
    ],
    [
      'a form in a form’s shadow, where the outer one logs in',
      `<form><input type="password">${slotted('<form><button type="button" id="it">Vis</button></form>')}</form>`,
    ],
    ['a made-up button in a link to another site', `<a ${ELSEWHERE}><b role="button" id="it">Vis</b></a>`],
    [
      'a made-up button in a button that sends',
      '<form><button><b role="tab" id="it">Vis</b></button></form>',
    ],
    [
      'a made-up button in a button that commits',
      '<button type="button">Betal <b role="tab" id="it">nu</b></button>',
    ],
    [
      'a made-up button on what chooses a file',
      '<label><b role="button" id="it">Vis</b><input type="file"></label>',
    ],
    [
      'a made-up button that is put into a link to another site',
      slotted(`<a ${ELSEWHERE}><slot></slot></a>`, '<b role="button" id="it">Vis</b>'),
    ],
    [
      'a word that a page puts into a button of its own make',
      slotted('<button type="button"><slot></slot></button>', '<b id="it">Vis</b>'),
    ],
    ['what has no name', '<button type="button" id="it"></button>'],
    ['what is no button', '<p id="it" onclick="1">Tekst</p>'],
    ['a text field', '<label>Navn <input id="it"></label>'],
    ['a link without an address', '<a id="it">Videre</a>'],
  ])('%s', async (_, html) => {
    expect(await isPressForbidden(html)).toBe(true);
  });
});

describe('a field may be filled in', () => {
  it.each([
    ['by itself', '<label>Vejnavn <input id="it"></label>'],
    ['by its label', '<label id="it" for="v">Vejnavn</label><input id="v">'],
    ['with lines', '<label>Bemærkning <textarea id="it"></textarea></label>'],
    ['from a list', '<label>By <select id="it"><option>Vestby</option></select></label>'],
    ['with a date', '<label>Dato <input type="date" id="it"></label>'],
    ['in a slot', slotted('<p><slot></slot></p>', '<label>Vejnavn <input id="it"></label>')],
  ])('%s', async (_, html) => {
    expect(await isFillForbidden(html)).toBe(false);
  });

  it.each([
    ['a password', '<label>Kode <input type="password" id="it"></label>'],
    ['beside a password', '<form><label>Navn <input id="it"></label><input type="password"></form>'],
    ['a file', '<label>Bilag <input type="file" id="it"></label>'],
    ['a hidden field', '<input type="hidden" id="it" aria-label="x">'],
    ['a tick', '<label>Ja <input type="checkbox" id="it"></label>'],
    ['of several choices', '<label>Byer <select multiple id="it"><option>A</option></select></label>'],
    ['what can only be read', '<label>Navn <input readonly id="it"></label>'],
    ['what is disabled', '<label>Navn <input disabled id="it"></label>'],
    [
      'what the page keeps to the citizen',
      '<div data-medkig-no-click><label>Navn <input id="it"></label></div>',
    ],
    [
      'what is put into a slot that the page keeps to the citizen',
      slotted('<div data-medkig-no-click><slot></slot></div>', '<label>Navn <input id="it"></label>'),
    ],
    [
      'what is put into a form that logs in',
      slotted('<form><slot></slot><input type="password"></form>', '<label>Navn <input id="it"></label>'),
    ],
    [
      'beside a password in a shadow root',
      `<form><label>Navn <input id="it"></label>${slotted('<input type="password">')}</form>`,
    ],
    ['without a name', '<input id="it">'],
    ['text', '<p id="it" contenteditable>Tekst</p>'],
  ])('[M10] and never: %s', async (_, html) => {
    expect(await isFillForbidden(html)).toBe(true);
  });
});

describe('what lies over a button', () => {
  const over = (style: string) =>
    `<button type="button" id="it">Vis mere</button><div style="position:fixed;${style}">x</div>`;
  it.each([
    ['nothing but our panel', over('left:-999px;top:0;width:10px'), false],
    ['a sheet over all', over('inset:0'), true],
    ['half a sheet', over('left:0;top:0;width:45px;height:100px'), true],
    ['its own word', '<button type="button" id="it"><b>Vis</b> mere</button>', false],
    [
      'a label in place of a hidden tick',
      '<input type="checkbox" id="it" style="position:absolute;opacity:0;width:1px;height:1px"><label for="it">Ja</label>',
      false,
    ],
    [
      'a sheet over that label',
      '<input type="checkbox" id="it" style="position:absolute;opacity:0;width:1px;height:1px"><label for="it">Ja</label><div style="position:fixed;inset:0">x</div>',
      true,
    ],
    [
      'nothing of it is drawn',
      '<button type="button" id="it" style="position:absolute;width:0;height:0;padding:0;border:0;overflow:hidden">x</button>',
      true,
    ],
    ['a dialog of the page', '<button type="button" id="it">Vis</button><dialog id="d">x</dialog>', true],
    [
      'in a shadow root, nothing',
      '<div><template data-shadow><button type="button" id="it">Vis mere</button></template></div>',
      false,
    ],
    [
      'the word that is put into its slot',
      slotted('<button type="button" id="it" style="padding:0"><slot></slot></button>', '<b>Vis mere</b>'),
      false,
    ],
    [
      'a sheet of another shadow root',
      `<button type="button" id="it">Vis</button>${slotted('<p style="position:fixed;inset:0;margin:0">x</p>')}`,
      true,
    ],
  ])('%s', async (_, html, covered) => {
    await put(html);
    await page.evaluate(() => {
      const dialog = document.querySelector('#d');
      if (dialog instanceof HTMLDialogElement) dialog.showModal();
    });
    expect(await page.evaluate(() => globalThis.medkigDeeds.isHidden())).toBe(covered);
  });
});

describe('[M10] a press sends nothing', () => {
  it.each([
    ['by an event', 'this.form.requestSubmit()'],
    ['past the event', 'this.form.submit()'],
    ['by another button', 'this.form.elements.send.click()'],
  ])('%s', async (_, script) => {
    await put(
      `<form><button type="button" id="it" onclick="${script}">Vis</button><button name="send">Send</button></form>`,
    );
    expect(await page.evaluate(() => globalThis.medkigDeeds.pressed())).toEqual({ done: false, sent: false });
  });

  it('and does no more than it was asked', async () => {
    await put('<form><button type="button" id="it">Vis</button></form>');
    expect(await page.evaluate(() => globalThis.medkigDeeds.pressed())).toEqual({ done: true, sent: false });
  });
});

describe('a field', () => {
  const filled = async (html: string, value: string) => {
    await put(html);
    return page.evaluate((text) => globalThis.medkigDeeds.filled(text), value);
  };
  const heard = ['focus', 'beforeinput', 'input', 'change', 'blur'];

  it('is entered, written in and left', async () => {
    expect(await filled('<input id="it">', 'Bakkevej')).toEqual({
      outcome: 'done',
      value: 'Bakkevej',
      heard,
    });
    expect(await filled('<textarea id="it">før</textarea>', 'to\nlinjer')).toEqual({
      outcome: 'done',
      value: 'to\nlinjer',
      heard,
    });
  });

  it('with a list takes the one choice of that text', async () => {
    const list =
      '<select id="it"><option value="1">Vælg</option><option value="2">  Vestby  by</option><option disabled value="3">Nordby</option><option value="4">To</option><option value="5">To</option></select>';
    expect(await filled(list, 'Vestby by')).toMatchObject({ outcome: 'done', value: '2' });
    for (const none of ['Nordby', 'To', 'Sydby', '2'])
      expect(await filled(list, none)).toMatchObject({ outcome: 'malformed', value: '1' });
  });

  it('that does not take the value is as it was', async () => {
    expect(await filled('<input type="number" id="it" value="4">', 'fire')).toMatchObject({
      outcome: 'malformed',
      value: '4',
    });
    expect(await filled('<input type="date" id="it">', '32.13.2026')).toMatchObject({
      outcome: 'malformed',
      value: '',
    });
    expect(await filled('<input maxlength="4" id="it" value="a">', 'abcde')).toMatchObject({
      outcome: 'malformed',
      value: 'a',
    });
    const says = '<input id="it" value="a" onbeforeinput="event.preventDefault()">';
    expect(await filled(says, 'b')).toMatchObject({ outcome: 'malformed', value: 'a' });
  });

  it('[M10] whose page sends it by itself on a change sends nothing', async () => {
    const form = (script: string) =>
      `<form><select id="it" onchange="${script}"><option>A</option><option>B</option></select></form>`;
    for (const script of ['this.form.submit()', 'this.form.requestSubmit()'])
      expect(await filled(form(script), 'B')).toMatchObject({
        outcome: 'forbidden',
        heard: ['focus', 'input', 'change', 'blur'],
      });
  });

  it('with two choices of one value takes the one that was meant', async () => {
    await put(
      '<select id="it"><option value="1">Vælg</option><option value="2">By</option><option value="2">Land</option></select>',
    );
    const chosen = await page.evaluate(() => {
      globalThis.medkigDeeds.filled('Land');
      const list = document.querySelector('select');
      return list?.selectedOptions[0]?.textContent;
    });
    expect(chosen).toBe('Land');
  });
});

describe('a page that is proposed', () => {
  const here = 'https://vestby.dk/selvbetjening';
  const hosts = ['https://mit.vestby.dk', 'www.borger.dk'];

  it.each([
    'https://vestby.dk/kontakt?emne=1#form',
    'https://mit.vestby.dk/',
    'https://www.borger.dk/flytning',
  ])('may be %s', (address) => {
    expect(allowedAddress(address, here, hosts)?.href).toBe(address);
  });

  it.each([
    'http://vestby.dk/',
    'http://www.borger.dk/',
    'https://www.borger.dk:8443/',
    'https://borger.dk/',
    'https://www.borger.dk.eksempel.dk/',
    'https://www.borger.dk@eksempel.dk/',
    'https://anna:kode@www.borger.dk/',
    'https://eksempel.dk/?https://vestby.dk',
    'https://mit.vestby.dk.eksempel.dk/',
    'javascript:alert(1)',
    'data:text/html,x',
    'blob:https://vestby.dk/1',
    'file:///etc/passwd',
    'https://vestby.dk/#medkig',
    'https://vestby.dk/#medkig=id.key',
    'https://vestby.dk/#x&%6dedkig=id.key',
    '/kontakt',
    'vestby.dk',
    '',
  ])('[M10] may not be %s', (address) => {
    expect(allowedAddress(address, here, hosts)).toBeUndefined();
  });
});
