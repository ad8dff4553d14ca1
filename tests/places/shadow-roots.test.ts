/** What a page keeps in a shadow root looks on the stage as it does anywhere else. */
import type { Page } from 'playwright';
import { beforeAll, expect, it } from 'vitest';
import { connect, onStage } from '../support/people.ts';
import { browser, medkig, runMedkig } from '../support/running-medkig.ts';
import { settle, sitDown } from './desk.ts';

let citizen: Page;
let agent: Page;

runMedkig();

beforeAll(async () => {
  const desk = await sitDown(browser, medkig, medkig.site);
  ({ citizen, agent } = desk);
  await citizen.goto(medkig.site);
  await connect(citizen, agent, medkig);
  await citizen.goto(`${medkig.site}/proeve/inner`);
  await settle(desk);
});

const styleOnStage = (selector: string, property: string, part = '') =>
  onStage(agent, selector).evaluate(
    (element, [name, pseudo]) =>
      (element.ownerDocument.defaultView ?? window)
        .getComputedStyle(element, pseudo || undefined)
        .getPropertyValue(name),
    [property, part] as const,
  );

it('a hidden field has its pattern, and is told as hidden', async () => {
  await citizen.locator('#navn').fill('Karen Holm');
  await citizen.locator('#dato').fill('2026-11-23');
  await expect.poll(() => styleOnStage('#navn', 'background-image')).toContain('repeating-linear-gradient');
  await expect.poll(() => styleOnStage('#dato', 'background-image')).toContain('data:image/svg+xml');
  expect(await styleOnStage('h1', 'background-image')).toBe('none');
});

it('also when the page gives its shadow root other style sheets, and in a shadow root that came later', async () => {
  await citizen.evaluate(() => {
    const host = document.querySelector('my-step');
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('#navn { border-top-width: 7px; }');
    if (host?.shadowRoot) host.shadowRoot.adoptedStyleSheets = [sheet];
    const late = document.createElement('my-late');
    late.attachShadow({ mode: 'open' }).innerHTML = '<label>Gade <input id="gade"></label>';
    host?.append(late);
  });
  await citizen.locator('#gade').fill('Bakkevej 7');
  await expect.poll(() => styleOnStage('#gade', 'background-image')).toContain('repeating-linear-gradient');
  await expect.poll(() => styleOnStage('#navn', 'border-top-width')).toBe('7px');
  expect(await styleOnStage('#navn', 'background-image')).toContain('repeating-linear-gradient');
});

it('what is left out, and a picture that does not come, say so', async () => {
  const box = await styleOnStage('my-step [data-medkig-box]', 'content', '::before');
  expect(box.length).toBeGreaterThan(4);
  await expect.poll(() => onStage(agent, 'img').getAttribute('src')).toContain('data:image/svg+xml');
});

it('a popover is seen as long as it is open, also in a shadow root that came later', async () => {
  const help = onStage(agent, '#lag');
  const open = (isOpen: boolean) => help.waitFor({ state: isOpen ? 'visible' : 'hidden' });
  await open(false);
  await citizen.getByRole('button', { name: 'Vis hjælp', exact: true }).click();
  await open(true);
  await citizen.keyboard.press('Escape');
  await open(false);
  await citizen.evaluate(() => {
    const root = document.querySelector('my-late')?.shadowRoot;
    root?.querySelector('label')?.insertAdjacentHTML('afterend', '<p id="tip" popover>Uden husnummer</p>');
    root?.querySelector<HTMLElement>('#tip')?.showPopover();
  });
  await onStage(agent, '#tip').waitFor();
  await citizen.evaluate(() =>
    document.querySelector('my-late')?.shadowRoot?.querySelector<HTMLElement>('#tip')?.hidePopover(),
  );
  await onStage(agent, '#tip').waitFor({ state: 'hidden' });
});

it('a popover of a shadow root lies below our panel, whose focus stays', async () => {
  const stop = citizen.getByRole('button', { name: 'Stop', exact: true });
  await stop.focus();
  await citizen.evaluate(() => {
    const layer = document.querySelector('my-step')?.shadowRoot?.querySelector<HTMLElement>('#lag');
    if (!layer) throw new Error('no popover');
    layer.popover = 'manual';
    layer.style.cssText = 'position: fixed; inset: 0; width: 100%; height: 100%; background: #fff';
    layer.showPopover();
  });
  await onStage(agent, '#lag').waitFor();
  await stop.click({ trial: true });
  expect(await citizen.evaluate(() => document.activeElement?.localName)).toBe('medkig-panel');
});

it('a dialog of a shadow root leaves our panel within reach, until it is closed and after', async () => {
  const stop = citizen.getByRole('button', { name: 'Stop', exact: true });
  const home = () =>
    citizen.evaluate(() => {
      const found = (tree: ParentNode): Element | undefined =>
        tree.querySelector('medkig-panel') ??
        [...tree.querySelectorAll('*')].flatMap(
          ({ shadowRoot }) => (shadowRoot && found(shadowRoot)) ?? [],
        )[0];
      return found(document)?.parentElement?.localName;
    });
  await citizen.evaluate(() => {
    const root = document.querySelector('my-step')?.shadowRoot;
    root?.querySelector<HTMLElement>('#lag')?.hidePopover();
    const dialog = document.createElement('dialog');
    dialog.innerHTML = '<h2>Er du sikker?</h2><button type="button">Nej</button>';
    root?.append(dialog);
    dialog.showModal();
  });
  await expect.poll(home).toBe('dialog');
  await stop.click({ trial: true });
  // The page goes on changing.
  await citizen.evaluate(() => document.querySelector('h1')?.append(' 2'));
  await onStage(agent, 'h1').filter({ hasText: '2' }).waitFor();
  expect(await home()).toBe('dialog');
  await citizen.evaluate(() =>
    document.querySelector('my-step')?.shadowRoot?.querySelector('dialog')?.close(),
  );
  await expect.poll(home).toBe('body');
  await stop.click({ trial: true });
  await citizen.evaluate(() =>
    document.querySelector('my-step')?.shadowRoot?.querySelector('dialog')?.showModal(),
  );
  await expect.poll(home).toBe('dialog');
  await citizen.evaluate(() =>
    document.querySelector('my-step')?.shadowRoot?.querySelector('dialog')?.remove(),
  );
  await expect.poll(home).toBe('body');
  await stop.click({ trial: true });
});
