/** The citizen's page as it stands on the agent's stage, in any engine. */
import type { Medkig } from './medkig.ts';
import { patiently } from './person.ts';
import type { Point, TabWithFrames } from './tab.ts';

export interface AgentsStage {
  /** Every visible word of the picture; empty while there is none. */
  words(): Promise<string>;
  waitFor(words: string): Promise<void>;
  waitForNothing(): Promise<void>;
  /** What a field of the picture holds. */
  valueOf(selector: string): Promise<string | undefined>;
  /** A mouse press where the element stands. */
  pick(selector: string): Promise<void>;
}

export function stageOf(tab: TabWithFrames, { viewer }: Pick<Medkig, 'viewer'>): AgentsStage {
  const words = async () =>
    (await tab.evaluateIn(
      viewer,
      // biome-ignore lint/performance/useDomNodeTextContent: only what is rendered can be seen
      () => document.querySelector('iframe')?.contentDocument?.body?.innerText ?? '',
      undefined,
    )) ?? '';

  return {
    words,
    waitFor: (wanted) =>
      patiently(async () => {
        const all = await words();
        if (!all.includes(wanted)) throw new Error(`«${wanted}» is not on the stage, which says:\n${all}`);
      }),
    waitForNothing: () =>
      patiently(async () => {
        if (await words()) throw new Error('there is a picture on the stage');
      }),
    valueOf: (selector) =>
      tab.evaluateIn(
        viewer,
        (wanted) =>
          document.querySelector('iframe')?.contentDocument?.querySelector<HTMLInputElement>(wanted)?.value ??
          '',
        selector,
      ),
    async pick(selector) {
      let last = '';
      // The stage follows what the citizen sees, but not under a hand that aims.
      const spot = await patiently(async () => {
        const inside = await tab.evaluateIn(viewer, inTheMiddle, selector);
        if (!inside) throw new Error(`${selector} is not on the stage`);
        const corner = await tab.evaluate(() => {
          const box = document.querySelector('iframe[title="Borgerens side"]')?.getBoundingClientRect();
          return { x: box?.left ?? 0, y: box?.top ?? 0 };
        }, undefined);
        const at = { x: corner.x + inside.x, y: corner.y + inside.y };
        await tab.hover(at);
        const now = JSON.stringify(at);
        if (now === last) return at;
        last = now;
        throw new Error(`${selector} moves on the stage`);
      });
      await tab.click(spot);
    },
  };
}

/** Where the element stands in the viewer, once it has been scrolled to its middle. */
function inTheMiddle(wanted: string): Point | null {
  const frame = document.querySelector('iframe');
  const element = frame?.contentDocument?.querySelector(wanted);
  if (!frame || !element) return null;
  const outer = frame.getBoundingClientRect();
  const scale = outer.width / frame.offsetWidth;
  const before = element.getBoundingClientRect();
  window.scrollBy({
    top: outer.top + (before.top + before.height / 2) * scale - window.innerHeight / 2,
    behavior: 'instant',
  });
  const moved = frame.getBoundingClientRect();
  const box = element.getBoundingClientRect();
  return {
    x: moved.left + (box.left + box.width / 2) * scale,
    y: moved.top + (box.top + box.height / 2) * scale,
  };
}
