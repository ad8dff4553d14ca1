/** The same relay between two real browsers, with the product as it is: what the agent looks at heals by itself. */
import { beforeAll, expect, it } from 'vitest';
import { formPath } from '../support/meld-flytning.ts';
import { connect, onStage } from '../support/people.ts';
import { medkig, runMedkig } from '../support/running-medkig.ts';
import { agent, citizen, twoPeople } from '../support/two-people.ts';

/** The heading that the page comes with. */
let first = '';

type Attack = (frame: Buffer, before: readonly Buffer[]) => Buffer[];

/** Taken for the next record of the citizen, then the relay is honest again. */
let attack: Attack | undefined;
let attacked = 0;
const held: Buffer[] = [];

const RECORD = 3;

runMedkig();
twoPeople({ relayOnly: true });

beforeAll(async () => {
  const before: Buffer[] = [];
  await citizen.routeWebSocket(/\/relay\//, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((message) => {
      if (typeof message === 'string' || message[1] !== RECORD) return server.send(message);
      const now = attack;
      attack = undefined;
      if (now) attacked++;
      for (const frame of now ? now(message, before) : [message]) server.send(frame);
      before.push(message);
    });
  });
  await citizen.goto(medkig.site + formPath);
  first = (await citizen.locator('h1').textContent())?.trim() ?? '';
  await connect(citizen, agent, medkig);
});

const attacks: Record<string, Attack> = {
  'drops a frame': () => [],
  'doubles a frame': (frame) => [frame, frame],
  'flips a bit': (frame) =>
    [frame.with(frame.length - 3, (frame.at(-3) ?? 0) ^ 4)].map((bytes) => Buffer.from(bytes)),
  'cuts a frame short': (frame) => [frame.subarray(0, 20)],
  'plays a frame of before': (frame, before) => [...before.slice(-1), frame],
  'passes a frame off as another lane’s': (frame) => [Buffer.from(frame.with(2, frame[2] === 0 ? 1 : 0))],
  'holds a frame back for the next one': (frame) => {
    held.push(frame);
    return [];
  },
  'brings the one it has held back': (frame) => [frame, ...held.splice(0)],
};

let number = 0;

/** Gives the page another heading. */
async function change(): Promise<string> {
  const words = `Side nummer ${++number}`;
  await citizen.evaluate((text) => {
    const heading = document.querySelector('h1');
    if (heading) heading.textContent = text;
  }, words);
  return words;
}

for (const [name, take] of Object.entries(attacks)) {
  it(`${name}: with the next change at the latest the agent sees the page as it is`, async () => {
    const seen = watchHeading();
    const before = attacked;
    attack = take;
    await change();
    await expect.poll(() => attacked).toBe(before + 1);
    await onStage(agent, 'h1')
      .filter({ hasText: await change() })
      .waitFor();
    // Never anything that the page did not say, and never the older after the newer.
    const numbers = (await seen()).map((text) =>
      Number(/^Side nummer (\d+)$/.exec(text)?.[1] ?? (text === first ? 0 : Number.NaN)),
    );
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    expect(numbers).not.toContain(Number.NaN);
  });
}

/** The headings that the stage shows until the returned function is called, in order. */
function watchHeading(): () => Promise<string[]> {
  const seen = new Set<string>();
  let isOver = false;
  const watching = (async () => {
    while (!isOver) {
      const text = await onStage(agent, 'h1')
        .textContent({ timeout: 500 })
        .catch(() => null);
      if (text) seen.add(text.trim());
    }
  })();
  return async () => {
    isOver = true;
    await watching;
    return [...seen];
  };
}
