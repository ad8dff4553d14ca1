/** Frames of the page's own site: the agent sees into them, and shows the way in them. */
import { beforeEach, describe, expect, it } from 'vitest';
import { formPages, formPath } from '../support/meld-flytning.ts';
import {
  agentPicks,
  answer,
  connect,
  mark,
  meetOnStage,
  onStage,
  pickOnStage,
  tool,
} from '../support/people.ts';
import { medkig, runMedkig } from '../support/running-medkig.ts';
import { agent, atDesks, citizen, twoPeople } from '../support/two-people.ts';

runMedkig();
// The page's own policy would not let the test put its frames there.
twoPeople({ ...atDesks, citizen: { ...atDesks.citizen, bypassCSP: true } });

const INSIDE = `<!doctype html><style>body { background: #ffd } :root { --ink: #060 } h2 { color: var(--ink) }</style>
  <h2>Ansøgning</h2><label>Gadenavn <input id="gade"></label> <label>Adgangskode <input id="kode" type="password"></label>
  <p>Sagen har nummer 010190-1234.</p><div style="height: 700px"></div><button type="button" id="nederst">Vis mere</button>`;

const inFrame = (selector: string) => citizen.frameLocator('#ramme').locator(selector);

/** A frame of the page's own at its beginning, as the agent sees the page from then on. */
async function putFrame(html = INSIDE, attributes: Record<string, string> = {}): Promise<void> {
  await citizen.evaluate(
    ([srcdoc, given]) => {
      document.getElementById('ramme')?.remove();
      const frame = document.createElement('iframe');
      frame.id = 'ramme';
      frame.title = 'Ansøgning';
      frame.className = 'ramme';
      frame.style.cssText = 'width: 500px; height: 220px; border: 5px solid #060; padding: 7px; margin: 30px';
      for (const [name, value] of Object.entries(given)) frame.setAttribute(name, value);
      if (!frame.src) frame.srcdoc = srcdoc;
      document.querySelector('main')?.prepend(frame);
    },
    [html, attributes] as const,
  );
}

/** The page is shown with an empty box where the frame is. */
async function expectBox(): Promise<void> {
  await onStage(agent, '.ramme[data-medkig-box="frame"]').waitFor();
  expect(await onStage(agent, '#gade').count()).toBe(0);
}

beforeEach(async () => {
  const isFirst = !citizen.url().startsWith(medkig.site);
  await citizen.goto(medkig.site + formPath);
  if (isFirst) await connect(citizen, agent, medkig);
  await formPages[0]?.next(citizen);
  await citizen.waitForURL('**/om-dig');
  await meetOnStage(citizen, agent);
});

describe('in a frame of the page’s own', () => {
  it('what is written is a mask, a password nothing, and a number is not seen', async () => {
    await putFrame();
    await onStage(agent, '#gade').waitFor();
    await inFrame('#gade').fill('Bakkevej');
    await expect.poll(() => onStage(agent, '#gade').inputValue()).toMatch(/^•+$/);
    await inFrame('#kode').fill('hemmelig');
    await inFrame('#gade').focus();
    await agent.getByText('Borgeren står i «Gadenavn»').first().waitFor();
    expect(await onStage(agent, '#kode').inputValue()).toBe('');
    expect(await onStage(agent, '[data-medkig-frame] p').textContent()).toMatch(/^Sagen har nummer •+\.$/);
    // What is written there is hidden on the page around it too.
    await citizen.evaluate(() => document.querySelector('h1')?.append(' for Bakkevej'));
    await onStage(agent, 'h1:has-text("for •")').waitFor();
  });

  it('what changes is seen, also after another page has been opened in it', async () => {
    await putFrame();
    await onStage(agent, '#gade').waitFor();
    await inFrame('h2').evaluate((heading) => {
      heading.textContent = 'Ansøgningen';
      heading.after(document.createElement('hr'));
    });
    await onStage(agent, 'h2:has-text("Ansøgningen") + hr').waitFor({ state: 'attached' });
    await citizen.evaluate(() => {
      const frame = document.getElementById('ramme');
      if (frame instanceof HTMLIFrameElement) frame.srcdoc = '<h2>Næste side</h2><input id="by">';
    });
    await onStage(agent, 'h2:has-text("Næste side")').waitFor();
    expect(await onStage(agent, '#gade').count()).toBe(0);
    await citizen.evaluate(() => document.getElementById('ramme')?.remove());
    await onStage(agent, '[data-medkig-frame]').waitFor({ state: 'detached' });
  });

  it('a mark lies around its element, is said by its name, and goes with the citizen’s press', async () => {
    await putFrame();
    await mark(agent, '#gade');
    const ring = citizen.locator('.medkig-ring');
    await ring.waitFor();
    await citizen.getByRole('button', { name: 'Gå til feltet Gadenavn' }).click();
    expect(await inFrame('#gade').evaluate((field) => field === field.ownerDocument.activeElement)).toBe(
      true,
    );
    await expect
      .poll(async () => {
        const [around, field] = [await ring.boundingBox(), await inFrame('#gade').boundingBox()];
        if (!around || !field) return false;
        const middle = around.y + around.height / 2 - (field.y + field.height / 2);
        return around.x < field.x && around.x + around.width > field.x + field.width && Math.abs(middle) < 3;
      })
      .toBe(true);
    await citizen.keyboard.type('B');
    await ring.waitFor({ state: 'detached' });
  });

  it('drawn smaller it has that size on the stage, its marks where they belong, and is scrolled as far', async () => {
    await citizen.addStyleTag({ content: '.ramme { transform: scale(0.7); transform-origin: 0 0 }' });
    await putFrame();
    const widthOf = (frame: Element) => frame.getBoundingClientRect().width;
    const width = await citizen.locator('#ramme').evaluate(widthOf);
    await expect.poll(() => onStage(agent, '.ramme').evaluate(widthOf)).toBeCloseTo(width, 0);
    await agentPicks(agent, 'Rul hertil', '#nederst');
    const button = async () => (await inFrame('#nederst').boundingBox()) ?? { y: 0, height: 0 };
    await expect
      .poll(async () => {
        const [frame, { y, height }] = [await citizen.locator('#ramme').boundingBox(), await button()];
        return frame && y > frame.y && y + height < frame.y + frame.height;
      })
      .toBe(true);
    await tool(agent, 'Markér').click();
    await pickOnStage(agent, '#nederst');
    await expect
      .poll(async () => {
        const [ring, { y, height }] = [await citizen.locator('.medkig-ring').boundingBox(), await button()];
        return ring && Math.abs(ring.y + ring.height / 2 - (y + height / 2));
      })
      .toBeLessThan(2);
  });

  it('what has been scrolled out of it is brought into view', async () => {
    await putFrame();
    await onStage(agent, '#nederst').waitFor();
    await agentPicks(agent, 'Rul hertil', '#nederst');
    await expect.poll(() => inFrame('#nederst').evaluate(() => scrollY)).toBeGreaterThan(100);
    await tool(agent, 'Markér').click();
    await pickOnStage(agent, '#nederst');
    await citizen.locator('.medkig-ring').waitFor();
    await inFrame('#nederst').click();
    await citizen.locator('.medkig-ring').waitFor({ state: 'detached' });
  });

  it('[M10] a press is not asked for: only the citizen presses there', async () => {
    await putFrame();
    await agentPicks(agent, 'Bed om at trykke', '#nederst');
    await agent.getByText('Kun borgeren kan trykke på «Vis mere».').first().waitFor();
  });
});

describe('a frame is a box', () => {
  it.each([
    ['of another site', { src: 'data:text/html,<input id=gade>' }],
    ['without the site’s rights', { sandbox: '' }],
    ['that is left out', { 'data-medkig-block': '' }],
  ])('%s', async (_, attributes) => {
    await putFrame(INSIDE, attributes);
    await expectBox();
  });

  it('with a part in it that is shown to nobody', async () => {
    await putFrame(`${INSIDE}<p data-medkig-never>Betaling</p>`);
    await expectBox();
  });

  it('from the moment on when it is to be left out', async () => {
    await putFrame();
    await onStage(agent, '#gade').waitFor();
    await citizen.evaluate(() => document.getElementById('ramme')?.setAttribute('data-medkig-block', ''));
    await expectBox();
  });

  it('and nothing is seen when such a part comes, until the citizen shows the page again', async () => {
    await putFrame();
    await onStage(agent, '#gade').waitFor();
    await inFrame('body').evaluate((body) => {
      const part = body.ownerDocument.createElement('p');
      part.setAttribute('data-medkig-never', '');
      part.textContent = 'Betaling';
      body.prepend(part);
    });
    await agent.getByText('Du ser ikke siden').first().waitFor();
    await answer(citizen, 'Vis siden igen');
    await expectBox();
  });
});
