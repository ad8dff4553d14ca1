/** The main job, in two browser processes: the citizen fills in Meld flytning, the agent sees it and points. */
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { type Medkig, startMedkig } from '../support/medkig.ts';
import { formPages, formPath, movingYear, person } from '../support/meld-flytning.ts';
import { connect, mark, onStage } from '../support/people.ts';
import { type Wire, watchWire } from '../support/wire.ts';
import { expectSamePage, linesOfCitizen, linesOfReplay, viewerOf } from './same-page.ts';

/** Bytes: a twentieth of a page of this design system as rrweb has it, 317 kB, whose style sheets the console has by then. */
const LATER_PAGE = 15_000;

let medkig: Medkig;
let browsers: Browser[] = [];
let citizen: Page;
let agent: Page;
let wire: Wire;
/** Bytes that the citizen had sent before they came to the page. */
let sentBefore = 0;
/** What the citizen's browser complained of. */
const complaints: string[] = [];

beforeAll(async () => {
  medkig = await startMedkig();
  browsers = await Promise.all([launchChromium(), launchChromium()]);
  [citizen, agent] = await Promise.all([
    newPage(0, { width: 1280, height: 900 }),
    newPage(1, { width: 1440, height: 900 }),
  ]);
  wire = watchWire(citizen);
  citizen.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  citizen.on('pageerror', (error) => complaints.push(error.message));
  await citizen.goto(medkig.site + formPath);
  await connect(citizen, agent, medkig);
});

afterAll(async () => {
  await Promise.all(browsers.map((browser) => browser.close()));
  await medkig?.stop();
});

function newPage(browser: number, viewport: { width: number; height: number }): Promise<Page> {
  const process = browsers[browser];
  if (!process) throw new Error('two browsers are needed');
  return process.newPage({ viewport, locale: 'da-DK' });
}

describe('through the whole form', () => {
  for (const { name, fill, next } of formPages) {
    it(`the page ${name} is the same on both sides, empty and filled in`, async () => {
      await expectSamePage(citizen, agent);
      if (name !== 'start') expect(wire.bytesSent() - sentBefore).toBeLessThan(LATER_PAGE);
      await fill(citizen);
      await expectSamePage(citizen, agent);
      sentBefore = wire.bytesSent();
      await next(citizen);
    });

    if (name === 'om-dig') {
      it('a page that comes back with errors is the same on both sides', async () => {
        // The press of the step before may still be leading on.
        await citizen.locator('#vejnavn').waitFor();
        await citizen.goBack();
        await citizen.locator('#cpr').fill('12');
        await citizen.getByRole('button', { name: 'Næste trin' }).click();
        await citizen.locator('.alert-error, .form-error-message').first().waitFor();
        await expectSamePage(citizen, agent);
        await citizen.locator('#cpr').fill(person.cpr);
        sentBefore = wire.bytesSent();
        await citizen.getByRole('button', { name: 'Næste trin' }).click();
      });
    }

    if (name === 'start') {
      it('the agent marks a field: the citizen sees the ring and hears of it', async () => {
        await expectSamePage(citizen, agent);
        await mark(agent, '#telefon');
        await citizen
          .getByText(/Anna (peger på feltet her|viser feltet)/)
          .first()
          .waitFor();
        await expect.poll(() => ringAround(citizen, '#telefon')).toBe(true);
        await agent.keyboard.press('Escape');
      });

      it('a masked field shows dots to the agent, never what was typed', async () => {
        await citizen.locator('#navn').fill('Hemmelig Person');
        await expect.poll(() => onStage(agent, '#navn').inputValue()).toBe('••••••••');
        expect(await onStage(agent, 'body').innerHTML()).not.toContain('Hemmelig');
        await citizen.locator('#navn').fill('');
      });
    }
  }

  it('the receipt is the same on both sides', async () => {
    await citizen.getByText('Kvittering').first().waitFor();
    await expectSamePage(citizen, agent, [movingYear()]);
  });
});

it('the citizen’s page, under its strict policy, has had no error on the way', () => {
  expect(complaints).toEqual([]);
});

describe('the comparison itself', () => {
  it('fails for any one changed node, attribute, text or value in the replay', async () => {
    // Once it is sent, a form begins anew.
    await citizen.goto(medkig.site + formPath);
    await citizen.getByRole('link', { name: 'Start uden MitID' }).click();
    await citizen.waitForURL('**/om-dig');
    // A picture of the page from before would be the same.
    await citizen.evaluate(() => {
      document.body.dataset.load = 'again';
    });
    await expectSamePage(citizen, agent, [movingYear()]);
    const honest = (await linesOfCitizen(citizen, [movingYear()])).join('\n');
    const { tried, unnoticed } = await tryEveryChange(agent, honest, citizen.url());
    expect(tried).toBeGreaterThan(300);
    expect(unnoticed).toEqual([]);
    expect((await linesOfReplay(agent, citizen.url())).join('\n')).toBe(honest);
  });
});

describe('the end', () => {
  it('the citizen stops: the agent sees nothing more', async () => {
    await citizen.getByRole('button', { name: 'Stop' }).click();
    await citizen.getByText('Ingen kan se din side nu.').first().waitFor();
    await agent.getByRole('heading', { name: 'Samtalen er slut' }).waitFor();
    expect(await agent.locator('iframe[title="Borgerens side"]').count()).toBe(0);
  });

  it('nothing of us is left in the citizen’s page but the button', async () => {
    await citizen.getByRole('button', { name: 'Luk' }).click();
    expect(await citizen.evaluate(() => sessionStorage.length)).toBe(0);
    await citizen.getByRole('button', { name: 'Vis os siden' }).waitFor();
  });
});

/** Whether a ring of ours encloses the element, within the two pixels a person would not see. */
function ringAround(page: Page, selector: string): Promise<boolean> {
  return page.evaluate((target) => {
    const box = document.querySelector(target)?.getBoundingClientRect();
    const rings =
      document.querySelector('medkig-panel')?.shadowRoot?.querySelectorAll('.medkig-marks *') ?? [];
    if (!box) return false;
    return [...rings].some((ring) => {
      const around = ring.getBoundingClientRect();
      const encloses =
        around.left <= box.left + 2 &&
        around.right >= box.right - 2 &&
        around.top <= box.top + 2 &&
        around.bottom >= box.bottom - 2;
      return encloses && around.width < box.width + 200 && around.height < box.height + 200;
    });
  }, selector);
}

/** Changes each node, attribute, text and value of the replay in turn, and back; tells which went unseen. */
async function tryEveryChange(
  page: Page,
  honest: string,
  base: string,
): Promise<{ tried: number; unnoticed: string[] }> {
  const viewer = await viewerOf(page);
  return viewer.evaluate(
    ([expected, address]) => {
      const doc = document.querySelector('iframe')?.contentDocument;
      if (!doc) return { tried: 0, unnoticed: ['no picture'] };
      const unnoticed: string[] = [];
      let tried = 0;
      const attempt = (what: string, change: () => void, undo: () => void) => {
        change();
        tried++;
        if (globalThis.medkigNormalise.normalise(doc, 'replay', address).join('\n') === expected)
          unnoticed.push(what);
        undo();
      };
      const ours =
        'head :is(link, style, meta, script, noscript), body :is(script, noscript, template, style), medkig-panel';
      for (const element of doc.querySelectorAll('body, body *')) {
        if (element.matches(ours) || element.closest('noscript, template, medkig-panel')) continue;
        const name = `<${element.localName} id="${element.id}">`;
        attempt(
          `${name} gets an attribute`,
          () => element.setAttribute('data-x', '1'),
          () => element.removeAttribute('data-x'),
        );
        const parent = element.parentNode;
        const next = element.nextSibling;
        if (parent && element !== doc.body) {
          attempt(
            `${name} goes`,
            () => element.remove(),
            () => parent.insertBefore(element, next),
          );
          const extra = doc.createElement('b');
          attempt(
            `a node before ${name}`,
            () => parent.insertBefore(extra, element),
            () => extra.remove(),
          );
        }
        for (const { name: attribute, value } of [...element.attributes]) {
          if (
            globalThis.medkigNormalise.dropped.test(attribute) ||
            /^(value|checked|selected)$/.test(attribute)
          )
            continue;
          if (attribute === 'class' && /^[:r]/.test(value)) continue;
          attempt(
            `${name} ${attribute}`,
            () => element.setAttribute(attribute, `${value}x`),
            () => element.setAttribute(attribute, value),
          );
        }
        if (element.localName === 'input') {
          const input = element as HTMLInputElement;
          if (input.type === 'checkbox' || input.type === 'radio') {
            const was = input.checked;
            attempt(
              `${name} ticked`,
              () => {
                input.checked = !was;
              },
              () => {
                input.checked = was;
              },
            );
          } else if (input.type !== 'hidden') {
            const was = input.value;
            attempt(
              `${name} value`,
              () => {
                input.value = 'x';
              },
              () => {
                input.value = was;
              },
            );
          }
        }
        for (const child of element.childNodes) {
          if (child.nodeType !== Node.TEXT_NODE || !child.textContent?.trim()) continue;
          const was = child.textContent;
          attempt(
            `text in ${name}`,
            () => {
              child.textContent = `${was}!`;
            },
            () => {
              child.textContent = was;
            },
          );
        }
      }
      return { tried, unnoticed };
    },
    [honest, base] as const,
  );
}
