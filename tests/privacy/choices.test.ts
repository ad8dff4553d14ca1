/** What a municipality and a citizen choose to hide and to show, on real pages with the recorder citizens load. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { leanRrweb } from '@medkig/citizen-snippet/lean-rrweb';
import type { Policy } from '@medkig/privacy/policy';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bundleForPage } from '../support/bundle.ts';
import { launchChromium } from '../support/chromium.ts';

declare global {
  var medkigChoices: typeof import('./choices-page.ts');
}

let server: Server;
let browser: Browser;
let page: Page;
let origin: string;
let html = '';

beforeAll(async () => {
  server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><html lang="da"><title>Sag</title><body>${html}</body></html>`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await launchChromium();
  page = await browser.newPage();
  const entry = join(import.meta.dirname, 'choices-page.ts');
  const script = await bundleForPage(entry, 'medkigChoices', [leanRrweb()]);
  await page.addInitScript(`globalThis.medkigChoices = (() => { ${script}; return medkigChoices; })();`);
});

afterAll(async () => {
  await browser?.close();
  server?.close();
});

beforeEach(() => {
  html = '';
});

async function visit(body: string, policy: Partial<Policy> = {}, echoes = ''): Promise<string> {
  html = body;
  await page.goto(`${origin}/flytning`);
  await page.evaluate(([chosen, carried]) => globalThis.medkigChoices.start(chosen, carried), [
    policy,
    echoes,
  ] as const);
  return left();
}

/** What has left when the observers have run. */
async function left(): Promise<string> {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  return page.evaluate(() => globalThis.medkigChoices.left());
}

async function after(script: string): Promise<string> {
  await page.evaluate(script);
  return left();
}

const told = () => page.evaluate(() => globalThis.medkigChoices.told());
const call = (name: 'reveal' | 'cover' | 'blur' | 'unblur' | 'revealable', selector: string) =>
  page.evaluate(([method, target]) => globalThis.medkigChoices[method](target), [name, selector] as const);

describe('a password', () => {
  it('leaves neither its signs nor whether it is filled, also when it is made readable', async () => {
    const first = await visit('<input type="password" id="p" name="login" value="Hemmelig77">');
    expect(first).not.toContain('value');
    const readable = await after('document.getElementById("p").type = "text"');
    expect(readable).toContain('"type":"text"');
    await page.locator('#p').pressSequentially('88');
    expect(await left()).not.toContain('•');
    expect(await after('medkigChoices.checkout()')).not.toMatch(/Hemmelig77|"value"/);
    expect((await told()).faults).toEqual([]);
  });

  it('stays one when the page puts a readable field in its place', async () => {
    await visit('<div id="d"><input type="password" name="login"></div>');
    const out = await after(
      'document.getElementById("d").innerHTML = `<input name="login" value="Hemmelig77">`',
    );
    expect(out).toContain('"name":"login"');
    expect(out).not.toMatch(/"value":"/);
  });

  it('is hidden where the page repeats it', async () => {
    await visit('<input type="password" id="p"><p id="t">…</p>');
    await page.locator('#p').pressSequentially('Hemmelig77');
    await left();
    const out = await after('document.getElementById("t").textContent = "Du skrev Hemmelig77"');
    expect(out).toContain('Du skrev ••••••••');
    expect((await told()).faults).toEqual([]);
  });
});

describe('a municipality', () => {
  it('masks by its own selectors, in words and attributes, and shows a part again', async () => {
    const out = await visit(
      '<div class="case" title="Sag Olsen">Sag Olsen <b class="step">Trin 2</b><input class="step" value="Olsen"></div>',
      { mask: ['.case'], show: ['.step'] },
    );
    expect(out).not.toContain('Olsen');
    expect(out).toContain('Trin 2');
  });

  it('masks what only later is one of its parts', async () => {
    await visit('<div id="a"><p id="b">Olsen</p></div>', { mask: ['.case p'] });
    const out = await after('document.getElementById("a").className = "case"');
    expect(out).toContain('"value":"••••••••"');
    expect(await after('document.getElementById("b").textContent = "Jensen"')).not.toContain('Jensen');
  });

  it('leaves parts out, also from the moment they become such a part', async () => {
    expect(await visit('<p class="x">Olsen</p><p id="a">Jensen</p>', { block: ['.x'] })).not.toContain(
      'Olsen',
    );
    const out = await after('document.getElementById("a").className = "x"');
    expect(out).toContain('"type":2');
    expect(out).not.toContain('Jensen');
  });

  it.each([
    ['around it', '.closed p', '<div id="a"><p>Olsen</p><p id="t"></p></div>'],
    ['beside it', '.closed ~ p', '<i id="a"></i><p>Olsen</p><p id="t"></p>'],
  ])('leaves a part out from the moment that what stands %s makes it such a part', async (_, block, html) => {
    expect(await visit(html, { block: [block] })).toContain('Olsen');
    const out = await after(`a.className = 'closed'`);
    expect(out).toContain('rr_width');
    expect(out).not.toContain('Olsen');
    expect(await after(`t.textContent = 'Jensen'`)).not.toContain('Jensen');
    expect(await after(`a.title = 'Sag'`)).not.toContain('rr_width');
  });

  it('knows what OS2forms fills in', async () => {
    const out = await visit(
      '<div class="js-form-item js-form-type-os2forms-nemid-name">Mette Olsen</div>' +
        '<div class="webform-submission-data"><label>Navn</label> Mette Olsen</div>',
      { presets: ['os2forms'] },
    );
    expect(out).not.toContain('Olsen');
    expect(out).toContain('Navn');
  });

  it('knows where dkfds says who is logged in', async () => {
    const out = await visit('<div class="portal-user"><p class="user">Mette Olsen</p><a>Log af</a></div>', {
      presets: ['dkfds'],
    });
    expect(out).not.toContain('Olsen');
    expect(out).toContain('Log af');
  });

  it('that writes a selector nobody can read shows nothing at all', async () => {
    expect(await visit('<p>Olsen</p>', { mask: ['p['] })).toBe('[]');
    expect((await told()).faults).toEqual(['policy']);
  });

  it('may hide telephone numbers and addresses', async () => {
    const text = '<p>Ring 40 30 20 10 eller skriv til a@vestby.dk</p>';
    expect(await visit(text)).toContain('Ring 40 30 20 10 eller skriv til a@vestby.dk');
    expect(await visit(text, { phones: true, emails: true })).toContain(
      'Ring •••••••• eller skriv til ••••••••',
    );
  });

  it('never shows a part that says so of itself', async () => {
    expect(await visit('<div data-medkig-never>Olsen</div>')).not.toContain('Olsen');
  });
});

describe('one field', () => {
  const form =
    '<label for="navn">Fulde navn</label><input id="navn" value="Mette Olsen">' +
    '<p>Mette Olsen</p>' +
    '<label for="cpr">CPR-nummer</label><input id="cpr" value="12">' +
    '<label for="note">Bemærkning</label><textarea id="note">Hej</textarea>' +
    '<label for="kort">Nummer</label><input id="kort" autocomplete="cc-number">' +
    '<label for="konto">Kontonummer</label><input id="konto">' +
    '<label for="post">Postnummer</label><input id="post" value="8000">' +
    '<label for="svar">Svar</label><input id="svar" value="010190-1234">' +
    '<input id="pin" type="password"><select id="valg"><option>Ja</select>' +
    '<fieldset><legend>Personnummer</legend><input id="dag" aria-label="Dag"></fieldset>' +
    '<div data-medkig-mask><input id="skjult" aria-label="Navn"></div>';

  it('is offered with its label and value', async () => {
    await visit(form);
    expect(await call('revealable', '#navn')).toEqual({ label: 'Fulde navn', value: 'Mette Olsen' });
    expect(await call('revealable', '#note')).toEqual({ label: 'Bemærkning', value: 'Hej' });
    expect(await call('revealable', '#post')).toEqual({ label: 'Postnummer', value: '8000' });
  });

  it.each(['cpr', 'kort', 'konto', 'svar', 'pin', 'valg', 'dag', 'skjult'])(
    'is not offered: %s',
    async (id) => {
      await visit(form);
      expect(await call('revealable', `#${id}`)).toBeUndefined();
      expect(await call('reveal', `#${id}`)).toBe(false);
      expect(await left()).toBe('[]');
    },
  );

  it('leaves at once, as it is typed and in every snapshot, until it is covered', async () => {
    await visit(form);
    expect(await call('reveal', '#navn')).toBe(true);
    expect(await left()).toContain('"text":"Mette Olsen"');
    await page.locator('#navn').press('End');
    await page.locator('#navn').pressSequentially('!');
    expect(await left()).toContain('"text":"Mette Olsen!"');
    const snapshot = await after('medkigChoices.checkout()');
    expect(snapshot).toContain('"value":"Mette Olsen!"');
    expect(snapshot).not.toContain('"textContent":"Mette Olsen"');
    expect((await told()).revealed).toHaveLength(1);

    await call('cover', '#navn');
    expect(await left()).toContain('"text":"••••••••"');
    expect(await after('medkigChoices.checkout()')).not.toContain('Mette Olsen!');
    expect(await told()).toMatchObject({ revealed: [], faults: [] });
  });

  it('covers itself before a number is complete', async () => {
    await visit(form);
    await call('reveal', '#note');
    await page.locator('#note').fill('');
    await page.locator('#note').pressSequentially('Mit nummer er 010190-1234');
    const out = await left();
    expect(out).toContain('Mit nummer er 01');
    expect(out).not.toContain('010190-1');
    expect(await told()).toMatchObject({ revealed: [], covered: [expect.any(Number)], faults: [] });
  });
});

describe('a blurred part', () => {
  it('is an empty box at once, and nothing that happens in it leaves', async () => {
    await visit(
      '<div id="a" class="c" title="Olsen"><p id="b" title="x">Olsen</p><input id="i"></div><p>Resten</p>',
    );
    await call('blur', '#a');
    const snapshot = await left();
    expect(snapshot).toMatch(/"class":"c","rr_width":"[\d.]+px","rr_height":"[\d.]+px"/);
    expect(snapshot).not.toContain('Olsen');
    expect(snapshot).toContain('Resten');

    await page.evaluate(() => {
      const inside = document.querySelector('#b');
      inside?.setAttribute('title', 'Jensen');
      inside?.append('Jensen');
      inside?.insertAdjacentHTML('afterend', '<p id="n"><b>Jensen</b></p>');
      document.querySelector('#n')?.append('Jensen');
    });
    await page.locator('#i').fill('Jensen');
    const later = await left();
    expect(later).not.toMatch(/Jensen|"source":5/);
    expect(later).not.toMatch(/"(?:adds|texts|attributes|removes)":\[\{/);

    await call('unblur', '#a');
    expect(await left()).toContain('Olsen');
    expect((await told()).faults).toEqual([]);
  });

  it('is not offered to be shown, and nothing in it is named', async () => {
    await visit('<div id="a"><label>Navn <input id="navn"></label></div>');
    await call('blur', '#a');
    await page.locator('#navn').focus();
    expect((await told()).focus).toEqual(['null', 'null']);
    expect(await call('revealable', '#navn')).toBeUndefined();
  });
});

it('where the citizen stands is told as soon as its name can be read', async () => {
  await visit('<label>Navn <input id="navn"></label>');
  await page.evaluate(() => globalThis.medkigChoices.loseNames());
  await page.locator('#navn').focus();
  expect((await told()).focus).toEqual(['null']);
  await page.evaluate(() => globalThis.medkigChoices.findNames());
  expect((await told()).focus).toEqual(['null', 'Navn']);
});

it('what the agent does not see is told part by part', async () => {
  await visit(
    '<p>Åbent 10–15</p><p>010190-1234</p><input id="navn" value="Mette"><input id="tom"><input type="checkbox" id="tik" checked>' +
      '<input type="hidden" id="gemt" value="x"><textarea id="note">Hej du</textarea><div contenteditable>Kære</div>' +
      '<iframe id="kort"></iframe><div id="boks" data-medkig-block>Olsen</div><div id="slør"><b id="inde">Olsen</b></div><select id="valg"><option>Ja</select>',
  );
  await call('blur', '#slør');
  const parts = await page.evaluate(() => globalThis.medkigChoices.hiddenParts());
  expect(parts.toSorted()).toEqual(
    [
      'box boks',
      'box kort',
      'box slør',
      'text 010190-1234',
      'value Kære',
      'value navn',
      'value note',
      'value valg',
    ].toSorted(),
  );
});

describe('the next page', () => {
  it('hides what was typed on the one before, and knows no value', async () => {
    await visit('<input id="a"><input id="t" type="tel"><input type="password" id="p">');
    await page.locator('#a').fill('Bakkevej 12, 2. tv');
    await page.locator('#t').fill('40302010');
    await page.locator('#p').fill('Hemmelig77');
    const { echoes } = await told();
    expect(Buffer.from(echoes, 'base64').toString('latin1')).not.toMatch(/Bakke|4030|Hemm/i);

    const next = await visit('<p>Til: bakkevej 12, 2. tv, Vestby</p><p>Tlf. 40 30 20 10</p>', {}, echoes);
    expect(next).toContain('Til: ••••••••, Vestby');
    expect(next).toContain('Tlf. ••••••••');

    const { echoes: further } = await told();
    expect(await visit('<p>BAKKEVEJ 12 2 TV</p>', {}, further)).toContain('"••••••••"');
  });

  it('shows all where the note is broken', async () => {
    expect(await visit('<p>Åbent</p>', {}, '%%%')).toContain('Åbent');
    expect(await visit('<p>Åbent</p>', {}, 'YWI=')).toContain('Åbent');
  });
});

it('new texts on both sides of a comment all leave, and a number over them does not', async () => {
  await visit('<p id="t">a<!-- -->b<!-- -->c</p><p id="n">a<!-- -->b<!-- -->c</p>');
  const out = await after(`
    const replace = (id, ...words) =>
      [...document.getElementById(id).childNodes]
        .filter((node) => node.nodeType === 3)
        .forEach((node, at) => node.replaceWith(words[at]));
    replace('t', 'Åbent', ' hele', ' dagen');
    replace('n', '0101', '90-', '1234');
  `);
  expect(out).toMatch(/ dagen.* hele.*Åbent/);
  expect(out).not.toMatch(/0101|90-|1234/);
});

it('what would pass the scrubber stops at the gate, and the citizen is told', async () => {
  await visit('<p id="t" aria-controls="x">Hej</p><input value="Olsen">');
  // A fault planted in the machine the scrubber runs on.
  const out = await after(`
    Object.defineProperty(String.prototype, 'matchAll', { value: () => [] });
    document.getElementById('t').textContent = 'Hej Olsen';
  `);
  expect(out).toBe('[]');
  expect((await told()).faults).toEqual(['gate']);
});
