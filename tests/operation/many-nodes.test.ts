/** The service as the compose file has it: a session goes on when the node that it is on does not. */
import { openRoom } from '@medkig/transport/agent-relay';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { chromiumTab } from '../support/chromium-tab.ts';
import { keepPicture } from '../support/keep-picture.ts';
import { signIn as signInAtConsole } from '../support/people.ts';
import { asCitizen, joinRelay, type RelayPeer, signIn } from '../support/relay-peer.ts';
import { hasTopology, type NodeName, nodeNames, startTopology, type Topology } from '../support/topology.ts';

describe.skipIf(!hasTopology)('three nodes behind the edge', () => {
  let topology: Topology;
  let agent: RelayPeer;
  let citizen: RelayPeer;
  let seats: Record<'agent' | 'citizen', { roomId: string; seatKey: string }> | undefined;
  /** The node that answered when each took its seat again. */
  const seated: { agent?: NodeName | undefined; citizen?: NodeName | undefined } = {};
  /** Where the room is. */
  let owner: NodeName;

  beforeAll(async () => {
    topology = await startTopology();
    const [console, site] = [await topology.wayIn('console'), await topology.wayIn('site', '127.0.0.9')];
    const asAgent = await signIn({ console, agent: topology.agent });
    agent = joinRelay(console, asAgent, () => void sit('agent', agent));
    citizen = joinRelay(site, asCitizen, () => void sit('citizen', citizen));
    for (const peer of [agent, citizen]) await peer.until(['up'], 5000);
  });
  afterAll(async () => {
    for (const peer of [agent, citizen]) peer?.relay.close();
    await topology?.stop();
  });

  /** What each sends comes to the other. */
  async function bothHear(text: string): Promise<void> {
    for (const { relay } of [agent, citizen]) relay.sendFrame(new TextEncoder().encode(text));
    for (const { frames } of [agent, citizen])
      await vi.waitFor(() => expect(new TextDecoder().decode(frames.at(-1))).toBe(text), {
        timeout: 5000,
        interval: 5,
      });
  }

  /** Where both have taken their seats anew, while `meanwhile` goes on. */
  async function bothComeBack(meanwhile: () => Promise<unknown>): Promise<NodeName> {
    seated.agent = seated.citizen = undefined;
    await Promise.all([
      meanwhile(),
      vi.waitFor(() => expect([seated.agent, seated.citizen]).not.toContain(undefined), {
        timeout: 15_000,
        interval: 5,
      }),
    ]);
    expect(seated.citizen).toBe(seated.agent);
    return seated.agent ?? owner;
  }

  /** As both apps do at each connection. */
  async function sit(seat: 'agent' | 'citizen', peer: RelayPeer | undefined): Promise<void> {
    const reply = peer && seats && (await peer.relay.resume(seats[seat]));
    if (reply?.ok) seated[seat] = nodeOf(reply.at);
  }

  it('a code is claimed on whichever node it was opened', async () => {
    const opened = await openRoom(agent.relay, { na: 'n'.repeat(43) });
    if (!opened?.ok) throw new Error('not opened');
    owner = nodeOf(opened.at);
    const elsewhere = nodeNames.find((name) => name !== owner);
    citizen.relay.leadTo(`${elsewhere}${'x'.repeat(20)}`, true);
    const claimed = await citizen.relay.claim({ nameplate: opened.nameplate });
    if (!claimed?.ok) throw new Error('not claimed');
    expect(nodeOf(claimed.at)).toBe(owner);
    agent.relay.paired();
    seats = {
      agent: { roomId: opened.roomId, seatKey: opened.seatKey },
      citizen: { roomId: claimed.roomId, seatKey: claimed.seatKey },
    };
    await bothHear('at first');
    // A yes is answered when it is written down, and the session before it.
    expect(await citizen.relay.consent({ text: '1', language: 'da', grants: ['view'] })).toMatchObject({
      ok: true,
    });
  });

  it('both meet again on the same other node when theirs is killed', async () => {
    const lost = owner;
    owner = await bothComeBack(() => topology.nodes[lost].kill());
    expect(owner).not.toBe(lost);
    await bothHear('after the loss');
    await topology.nodes[lost].start();
  });

  it('a node that is told to stop moves them to another one first', async () => {
    const left = owner;
    const stopped = { code: Number.NaN };
    owner = await bothComeBack(async () => {
      stopped.code = (await topology.nodes[left].stop()) ?? Number.NaN;
    });
    expect([stopped.code, owner === left]).toEqual([0, false]);
    await bothHear('after the move');
  });

  it('Redis may be away: those who talk go on', async () => {
    topology.redis.pause();
    await bothHear('without Redis');
    topology.redis.resume();
  });

  it('a code that is asked for while Redis is away waits with a plain sentence, and comes by itself', async () => {
    const browser = await launchChromium();
    try {
      const page = await browser.newPage({ ignoreHTTPSErrors: true });
      await signInAtConsole(page, {
        console: `https://localhost:${topology.edge.port}`,
        agent: topology.agent,
      });
      topology.redis.pause();
      await page.getByRole('button', { name: /Ny kode/ }).click();
      const message = page.locator('.message').filter({ hasText: 'Koden venter på serveren' });
      await message.waitFor({ timeout: 20_000 });
      await page.getByRole('button', { name: 'Annullér koden' }).waitFor();
      await keepPicture(chromiumTab(page), 'code-waits-for-redis');
      topology.redis.resume();
      await page
        .getByRole('status', { name: 'Kode' })
        .filter({ hasText: /(\d\D*){9}/ })
        .waitFor({ timeout: 20_000 });
      expect(await message.count()).toBe(0);
    } finally {
      topology.redis.resume();
      await browser.close();
    }
  });
});

function nodeOf(at = ''): NodeName {
  const name = nodeNames.find((one) => at.startsWith(one));
  if (!name) throw new Error(`${at} is on no node`);
  return name;
}
