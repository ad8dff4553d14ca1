/** Pictures and fonts on the stage come from the asset store; what it cannot carry is a box with a word in it. */
import { beforeAll, describe, expect, it } from 'vitest';
import { chromiumTab } from '../support/chromium-tab.ts';
import { keepPicture } from '../support/keep-picture.ts';
import { connect, onStage, stage } from '../support/people.ts';
import { medkig, runMedkig } from '../support/running-medkig.ts';
import { agent, atDesks, citizen, twoPeople } from '../support/two-people.ts';

runMedkig();

describe.each([
  ['vestby', 30],
  ['nordby', 38],
] as const)('the front page of %s', (key, logoWidth) => {
  twoPeople(atDesks);

  /** Where the agent's browser has been asked to go. */
  const hosts = new Set<string>();
  /** What the store has handed out. */
  const carried = new Set<string>();

  beforeAll(async () => {
    agent.on('request', (request) => {
      if (/^https?:/.test(request.url())) hosts.add(new URL(request.url()).origin);
    });
    agent.on('response', (response) => {
      if (response.url().startsWith(`${medkig.viewer}/store/`) && response.ok())
        carried.add(response.headers()['content-type'] ?? '');
    });
    await citizen.goto(key === 'vestby' ? medkig.site : medkig.nordby);
    await connect(citizen, agent, medkig);
    await stage(agent).locator('main').waitFor();
  });

  it('has the municipality’s picture, its letters and its logo, from the store alone', async () => {
    await expect.poll(() => [...carried].sort()).toEqual(['font/woff2', 'image/svg+xml']);
    const letters = () =>
      onStage(agent, 'html').evaluate((root) =>
        [...root.ownerDocument.fonts].filter((font) => font.status === 'loaded').map((font) => font.family),
      );
    await expect.poll(letters).toContain('IBM Plex Sans');
    await citizen.evaluate((src) => {
      const logo = new Image();
      logo.src = src;
      logo.alt = 'Logo';
      document.querySelector('main')?.prepend(logo);
    }, `/assets/${key}.svg`);
    const width = () =>
      onStage(agent, 'img[alt=Logo]').evaluate((picture) => Number(Reflect.get(picture, 'naturalWidth')));
    await expect.poll(width).toBe(logoWidth);
  });

  it('says what it does not show, in the size of the thing', async () => {
    await citizen.evaluate(() => {
      const main = document.querySelector('main');
      const put = (tag: string, attributes: Record<string, string> = {}) => {
        const element = document.createElement(tag);
        for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
        element.style.cssText = 'display:inline-block;width:200px;height:100px;border:0';
        main?.prepend(element);
      };
      put('div', { 'data-medkig-block': '' });
      put('img', { alt: 'Mangler', src: '/findes-ikke.png' });
      put('img', { alt: 'Fremmed', src: 'https://foreign.example/x.png' });
      for (const tag of ['canvas', 'video']) put(tag);
      put('iframe', { sandbox: '' });
    });
    const boxes = async () =>
      onStage(agent, 'main').evaluate((main) =>
        [...main.querySelectorAll('[data-medkig-box], img:not([alt=Logo])')].slice(0, 6).map((box) => {
          const { width, height } = box.getBoundingClientRect();
          const words =
            box.localName === 'img'
              ? decodeURIComponent(box.getAttribute('src') ?? '').replace(/<[^>]*>|^data:[^,]*,/g, '')
              : main.ownerDocument.defaultView?.getComputedStyle(box, '::before').content.slice(1, -1);
          return `${words} ${width} × ${height}`;
        }),
      );
    await expect
      .poll(boxes)
      .toEqual(
        [
          'Indlejret side vises ikke',
          'Video vises ikke',
          'Tegning vises ikke',
          'Billede vises ikke',
          'Billede vises ikke',
          'Skjult for dig',
        ].map((words) => `${words} 200 × 100`),
      );
    await keepPicture(chromiumTab(agent), `stage-assets-${key}`);
  });

  it('is drawn without a word from the agent’s browser to the citizen’s site or to anyone else', () => {
    expect([...hosts].sort()).toEqual([medkig.viewer, medkig.console].sort());
  });
});
