import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { arrived, na, type Peer, startRelay, type TestRelay } from './relay-for-tests.ts';
import { relayLimits } from './relay-limits.ts';

let relay: TestRelay;
beforeEach(async () => {
  relay = await startRelay({ trustProxy: true });
});
afterEach(() => relay.stop());

const everyNameplate = Array.from({ length: 100 }, (_, number) => String(number).padStart(2, '0'));
const claim = (peer: Peer, nameplate: unknown) => peer.ask('claim', { nameplate });

/** A stranger with fifty addresses takes the seat behind every nameplate there is; returns how many were let in. */
async function squat(): Promise<number> {
  let seats = 0;
  for (const [index, nameplate] of everyNameplate.entries()) {
    const stranger = await relay.citizen('vestby', { address: `198.51.100.${index >> 1}` });
    if ((await claim(stranger, nameplate)).ok) seats += 1;
  }
  return seats;
}

/** What the agent is told until a claim of `site` stands. */
async function claimed(agent: Peer, site: string): Promise<void> {
  for (let event = await agent.next(); ; event = await agent.next()) {
    if (JSON.stringify(event).includes(`"site":"${site}"`)) return;
  }
}

describe('a stranger who claims every nameplate', () => {
  it('[S14] [S15] costs the citizen on the phone one more try of the same code', async () => {
    const agent = await relay.agent();
    const { nameplate } = await agent.ask('open', { na });
    expect(await squat()).toBe(1);
    const citizen = await relay.citizen('nordby', { address: '192.0.2.1' });
    expect(await claim(citizen, nameplate)).toEqual({ ok: false, reason: 'busy' });
    relay.advance(relayLimits.handshakeMs);
    expect(await claim(citizen, nameplate)).toMatchObject({ ok: true });
    await claimed(agent, 'nordby');
    agent.tell('paired', {});
    await arrived(agent, citizen);
  });

  it('[S30] or a new code, at once, though the breaker slows the stranger', async () => {
    const agent = await relay.agent();
    await agent.ask('open', { na });
    await squat();
    expect(relay.alarms).toContain('guessing at north');
    const again = await agent.ask('open', { na });
    const stranger = await relay.citizen('vestby', { address: '198.51.100.7' });
    // Which of the squatter's claims have failed is up to the codes that were drawn; these two have.
    const noCode = again.nameplate === '99' ? '98' : '99';
    for (let guess = 0; guess < 2; guess++) await claim(stranger, noCode);
    expect(await claim(stranger, again.nameplate)).toEqual({ ok: false, reason: 'rate' });
    const citizen = await relay.citizen('nordby', { address: '192.0.2.1' });
    expect(await claim(citizen, again.nameplate)).toMatchObject({ ok: true });
  });

  it('[S31] and agents who open every nameplate fill their own hotline alone', async () => {
    for (const name of everyNameplate) {
      const agent = await relay.agent(`agent ${name}`);
      expect(await agent.ask('open', { na })).toMatchObject({ ok: true });
    }
    const late = await relay.agent('late');
    expect(await late.ask('open', { na })).toEqual({ ok: false, reason: 'full' });
  });
});
