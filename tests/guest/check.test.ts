/** «Prøv på min side»: what a web editor is shown on the page itself, without a session. */
import type { Page } from 'playwright';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { personsPage } from '../support/people.ts';
import { browser, medkig } from '../support/running-medkig.ts';
import { formPage } from './host-server.ts';
import { host, runMedkigForHost, snippetTag } from './own-host.ts';

const parts = `
<p>Dit CPR-nummer er 311299-9998.</p>
<p data-medkig-mask>Sagsnummer 4711</p>
<div data-medkig-block>Kun for dig</div>
<iframe title="Kort" srcdoc="kort"></iframe>
<img alt="" src="http://billeder.example/a.png"></main>`;

let editor: Page;

runMedkigForHost();

beforeEach(async () => {
  editor = await personsPage(browser);
});

afterEach(() => editor.context().close());

describe('the check of a page', () => {
  it('counts what an agent would not see, and says where it comes from', async () => {
    serve('data-check');
    await editor.goto(`${host.origin}/#medkig-check`);
    await expect.poll(findings).toContain('prikker i stedet for det, der står: 3');
    const found = await findings();
    expect(found).toContain('skjult eller ændret: 2');
    expect(found).toContain('tom boks: 2');
    expect(found).toContain('som rådgiveren ikke ser: http://billeder.example');
    expect(found).not.toContain('Content-Security-Policy');
    expect(found).not.toContain('vises aldrig');
  });

  it('looks again when the page has changed, and goes without a trace', async () => {
    serve('data-check');
    await editor.goto(host.origin);
    await editor.evaluate('Medkig.check()');
    await expect.poll(findings).toContain('tom boks: 2');
    await editor.evaluate(() =>
      document.querySelector('main')?.setAttribute('data-medkig-never', 'hele siden'),
    );
    await editor.getByRole('button', { name: 'Tjek igen' }).click();
    await expect.poll(findings).toContain('Siden vises aldrig.');
    await editor.keyboard.press('Escape');
    await editor.getByRole('dialog').waitFor({ state: 'detached' });
    await editor.getByRole('button', { name: 'Vis os siden' }).click();
    await editor.getByLabel('Skriv koden fra telefonen').waitFor();
    expect(await editor.evaluate(() => sessionStorage.length)).toBe(0);
  });

  it('names the lines that the page’s policy lacks', async () => {
    serve('data-check', `script-src 'self' ${medkig.console}; connect-src 'self'`);
    await editor.goto(`${host.origin}/#medkig-check`);
    const sockets = medkig.console.replace('http', 'ws');
    await expect.poll(findings).toContain(`connect-src ${medkig.console}; connect-src ${sockets}`);
    expect(await findings()).toContain('Kommunens egne regler kunne ikke hentes.');
  });

  it('is not opened by a link where the tag does not ask for it', async () => {
    serve('');
    await editor.goto(`${host.origin}/#medkig-check`);
    await editor.getByRole('button', { name: 'Vis os siden' }).waitFor();
    await editor.evaluate(() => {
      location.hash = '';
      location.hash = 'medkig-check';
    });
    await editor.getByRole('button', { name: 'Vis os siden' }).click();
    await editor.getByLabel('Skriv koden fra telefonen').waitFor();
    expect(await editor.getByText('Sådan ser en rådgiver siden').count()).toBe(0);
  });
});

function serve(attribute: string, policy?: string): void {
  host.serve({
    html: formPage(snippetTag(attribute)).replace('</main>', parts),
    headers: policy ? { 'Content-Security-Policy': policy } : {},
  });
}

async function findings(): Promise<string> {
  const card = editor.getByRole('dialog', { name: 'Sådan ser en rådgiver siden' });
  return (await card.count()) > 0 ? ((await card.textContent()) ?? '') : '';
}
