/** What the link takes for granted of every transport, of the real relay. */
import { openRoom } from '@medkig/transport/agent-relay';
import {
  type ContractEnd,
  type ContractPair,
  transportContract,
} from '@medkig/transport/transport-contract.fixture';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHurtingProxy } from '../support/hurting-proxy.ts';
import { type Medkig, startMedkig } from '../support/medkig.ts';
import { asCitizen, joinRelay, type RelayPeer, signIn } from '../support/relay-peer.ts';

let medkig: Medkig;
let asAgent: Awaited<ReturnType<typeof signIn>>;
beforeAll(async () => {
  medkig = await startMedkig();
  asAgent = await signIn(medkig);
});
afterAll(() => medkig?.stop());

/** A room with both seats taken, each over a net of its own. */
async function relayPair(): Promise<ContractPair> {
  const nets = [
    await startHurtingProxy(medkig.console, medkig.site),
    await startHurtingProxy(medkig.console, medkig.console),
  ] as const;
  const [citizen, agent] = [joinRelay(nets[0].url, asCitizen), joinRelay(nets[1].url, asAgent)];
  await Promise.all([citizen, agent].map((peer) => peer.until(['up'], 10_000)));
  const opened = await openRoom(agent.relay, { na: 'n'.repeat(43) });
  if (!opened?.ok) throw new Error('not opened');
  const claimed = await citizen.relay.claim({ nameplate: opened.nameplate });
  if (!claimed?.ok) throw new Error('not claimed');
  agent.relay.paired();
  return {
    near: endOf(citizen),
    far: endOf(agent),
    cut: () => {
      for (const net of nets) net.down();
    },
    async end() {
      for (const { relay } of [citizen, agent]) relay.close();
      for (const net of nets) await net.stop();
    },
  };
}

function endOf({ relay, told, frames }: RelayPeer): ContractEnd {
  return {
    transport: relay,
    frames,
    get opened() {
      return told.filter((what) => what === 'up').length;
    },
    get closed() {
      return told.filter((what) => what === 'down').length;
    },
  };
}

describe('the relay', () => {
  it.each(transportContract)('$name', async ({ holds }) => {
    const pair = await relayPair();
    try {
      await expect(holds(pair)).resolves.toBeUndefined();
    } finally {
      await pair.end();
    }
  });
});
