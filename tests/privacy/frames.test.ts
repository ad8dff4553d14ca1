/**
 * Frames of the page's own site under the recorder: what is to be hidden in them or around them is hidden from the
 * moment on when it is to be, what is written in them is known on the page and the reverse, and a page whose frames
 * misbehave costs the citizen's browser no more than another.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Lab, openLab } from './leaks/lab.ts';
import { readable, stringsOf } from './leaks/scan.ts';
import { framings } from './leaks/surrounding.ts';

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab?.close());

/** No words that a person or a page would say by chance. */
const SECRET = 'Fliplurkværn';
const OTHER = 'Gnavstenbrusk';
const PASSWORD = 'Snurpetrold';

async function expectUnsaid(): Promise<void> {
  const departure = await lab.leave();
  const { looks, troubles } = await lab.show(departure);
  const { before, after, told, faults } = departure;
  expect({ faults, troubles }).toEqual({ faults: [], troubles: [] });
  const strings = [
    ...[...before, ...after, ...told].flatMap(stringsOf),
    ...looks.flatMap(({ strings: all, text }) => [...all, text]),
  ];
  expect([
    ...readable(
      strings,
      [SECRET, OTHER, PASSWORD].map((word) => word.toLowerCase()),
    ),
  ]).toEqual([]);
}

/** Two frames and more: all that was going to be told has been. */
const settle = () =>
  lab.citizen.evaluate(
    () =>
      new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50)))),
  );

/** Does something in the page, with the frame and its document at hand. */
const inPage = (script: string): Promise<unknown> =>
  lab.citizen.evaluate(`(() => {
    const [secret, other, password] = ${JSON.stringify([SECRET, OTHER, PASSWORD])};
    const frame = document.querySelector('#frame');
    const inside = frame.contentDocument;
    ${script}
  })()`);

describe('what comes in the same breath as the order to hide it is not told', () => {
  it.each([
    ['a mask on the frame', `frame.setAttribute('data-medkig-mask', '')`],
    ['a block on the frame', `frame.setAttribute('data-medkig-block', '')`],
    ['a mask around the frame', `frame.parentElement.setAttribute('data-medkig-mask', '')`],
    ['a block around the frame', `frame.parentElement.setAttribute('data-medkig-block', '')`],
    ['a never around the frame', `frame.parentElement.setAttribute('data-medkig-never', '')`],
    ['a mask inside', `inside.body.setAttribute('data-medkig-mask', '')`],
    ['a block inside', `inside.querySelector('p').setAttribute('data-medkig-block', '')`],
    ['an editable body', `inside.body.setAttribute('contenteditable', '')`],
  ])('%s', async (_, hide) => {
    await lab.visit('<p id="line">Linje</p>', 'start', 'a frame with an address');
    await inPage(`${hide}; inside.querySelector('#line').append(secret);`);
    await settle();
    await inPage(`inside.querySelector('#line').append(' og ' + secret);`);
    await settle();
    await expectUnsaid();
  });
});

it.each(framings)(
  'what is written in %s or around it is hidden on both sides, and a password stays',
  async (framing) => {
    const fields = '<input id="field"><input id="kode" type="password"><input id="filled"><p id="line"></p>';
    const inside = await lab.visit(fields, 'start', framing);
    await inPage(`document.body.prepend(Object.assign(document.createElement('input'), { id: 'around' }));`);
    await inside.locator('#field').pressSequentially(SECRET);
    await lab.citizen.locator('#around').pressSequentially(OTHER);
    await inside.locator('#kode').pressSequentially(PASSWORD);
    await inPage(`
    document.querySelector('h1').append(' for ' + secret);
    inside.querySelector('#line').append(other);
    inside.title = frame.title = frame.name = other;
    inside.querySelector('#kode').type = 'text';
    inside.querySelector('#filled').value = password;`);
    await settle();
    await inPage(`inside.querySelector('#kode').type = 'submit'; document.body.append(' ' + password);`);
    await settle();
    await expectUnsaid();
  },
);

it.each([
  ['the frame', 'frame'],
  ['what the frame stands in', 'frame.parentElement'],
  ['a part of the frame', `inside.querySelector('#line')`],
])('%s is blurred: nothing that comes there is told', async (_, part) => {
  await lab.visit('<p id="line">Linje</p>', 'start', 'a frame with an address');
  await inPage(`leakCitizen.blur(${part}); inside.querySelector('#line').append(secret);`);
  await settle();
  await inPage(`inside.querySelector('#line').append(' og ' + secret);`);
  await settle();
  await expectUnsaid();
});

it('a field in a frame is offered by the same rules as on the page', async () => {
  const fields =
    '<label>Gade <input id="gade"></label><label>Kode <input id="kode" type="password"></label>' +
    '<label>CPR-nummer <input id="cpr"></label><div data-medkig-mask><input id="skjult"></div>';
  await lab.visit(fields, 'start', 'a frame with an address');
  const offered = () =>
    inPage(`return [...inside.querySelectorAll('input')].filter(leakCitizen.isOffered).map(({ id }) => id);`);
  expect(await offered()).toEqual(['gade']);
  await inPage(`frame.parentElement.setAttribute('data-medkig-mask', '');`);
  expect(await offered()).toEqual([]);
});

it('in an editor that makes its document editable nothing is told any more', async () => {
  await lab.visit('<p id="line">Linje</p>', 'start', 'a frame with an address');
  const isNever = () => lab.citizen.evaluate(() => globalThis.leakCitizen.isNever());
  expect(await isNever()).toBe(false);
  await inPage(`inside.designMode = 'on';`);
  expect(await isNever()).toBe(true);
});

/** The agent has what stands in a frame of that kind. */
const untilTold = (frames: string) =>
  lab.citizen.waitForFunction(
    (selector) => {
      const frame = document.querySelector<HTMLIFrameElement>(selector);
      return globalThis.leakCitizen.isTold(frame?.contentDocument?.body ?? null);
    },
    frames,
    { timeout: 15_000 },
  );

/** The full snapshots that have left. */
async function snapshots(): Promise<number> {
  const { before } = await lab.leave();
  return before.filter((event) => (event as { type: number }).type === 2).length;
}

describe('a page whose frames misbehave', () => {
  it('is not read anew for each frame that loads without end', async () => {
    await lab.visit('<h2>Her</h2>', 'start', 'a frame with an address');
    const passed = await lab.citizen.evaluate(async () => {
      const begun = performance.now();
      const frame = document.querySelector<HTMLIFrameElement>('#frame');
      for (let load = 0; load < 60 && frame; load++)
        await new Promise((done) => {
          frame.addEventListener('load', done, { once: true });
          frame.srcdoc = `<h1>${load}</h1>`;
        });
      return performance.now() - begun;
    });
    // The first of the page, the first of the frame, and one in two seconds.
    expect(await snapshots()).toBeLessThanOrEqual(3 + passed / 2000);
  });

  it('is seen into fifty of its frames at most', async () => {
    await lab.visit('', 'start');
    await lab.citizen.evaluate(() => {
      document.body.append(
        ...Array.from({ length: 120 }, () =>
          Object.assign(document.createElement('iframe'), { width: 20, height: 20 }),
        ),
      );
    });
    await untilTold('iframe');
    const { after } = await lab.leave();
    expect(JSON.stringify(after).split('"isShadowHost":true').length - 1).toBe(50);
  });

  it.each([
    [
      'throws when it is asked for its document',
      `Object.defineProperty(frame, 'contentDocument', { get() { throw new Error('no'); } });`,
    ],
    [
      'gives the page for the frame’s document',
      `Object.defineProperty(frame, 'contentDocument', { get: () => document });`,
    ],
    ['gives nonsense', `Object.defineProperty(frame, 'contentDocument', { get: () => ({ body: {} }) });`],
    ['lets nobody listen', `frame.contentDocument.addEventListener = () => { throw new Error('no'); };`],
  ])('%s: that frame is a box, and the page goes on', async (_, spoil) => {
    const faults: string[] = [];
    const noted = (error: Error) => faults.push(error.message);
    lab.citizen.on('pageerror', noted);
    await lab.visit('', 'start');
    await lab.citizen.evaluate(`(() => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      frame.contentDocument.body.append(${JSON.stringify(SECRET)});
      ${spoil}
      document.body.append(Object.assign(document.createElement('iframe'), { id: 'frame', srcdoc: 'Her' }));
    })()`);
    await untilTold('#frame');
    await expectUnsaid();
    lab.citizen.off('pageerror', noted);
    expect(faults).toEqual([]);
  });
});
