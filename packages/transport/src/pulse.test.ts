import { describe, expect, it } from 'vitest';
import { converse, linkedPeers, startEpoch } from './linked-peers.fixture.ts';

async function started() {
  const peers = await linkedPeers();
  await startEpoch(peers.citizen, peers.agent);
  return peers;
}

describe('a number of its own', () => {
  it('[L21] goes with each report, and begins with 0 in each epoch', async () => {
    const { citizen, agent, clock } = await started();
    citizen.link.tell(3);
    clock.pass(1500);
    await converse(citizen, agent);
    expect(agent.told.at(-1)).toBe(3);
    await startEpoch(citizen, agent);
    clock.pass(1500);
    await converse(citizen, agent);
    expect(agent.told.at(-1)).toBe(0);
  });

  it('[L21] costs no report: nothing goes when it is told', async () => {
    const { citizen } = await started();
    citizen.link.tell(3);
    await citizen.link.flushed();
    expect(citizen.sent).toEqual([]);
  });
});

describe('the pulse of a link', () => {
  it('[L22] an answer that is waited for counts before it comes', async () => {
    const { citizen, agent, clock } = await started();
    expect(citizen.link.lag()).toBe(0);
    clock.pass(1500); // asks
    clock.pass(600);
    expect(citizen.link.lag()).toBe(600);
    await converse(citizen, agent);
    expect(citizen.link.lag()).toBe(600);
  });

  it('[L22] an answer counts also when it comes after the next question', async () => {
    const { citizen, agent, clock } = await started();
    clock.pass(1500); // asks
    await citizen.link.flushed();
    const questions = citizen.sent.splice(0);
    clock.pass(1200); // asks again
    await citizen.link.flushed();
    // The second one is lost.
    citizen.sent.splice(0, Number.POSITIVE_INFINITY, ...questions);
    await converse(citizen, agent);
    expect(citizen.link.lag()).toBe(1200);
  });

  it('[L22] who is not heard is told long before they are gone, and so is who is heard again', async () => {
    const { citizen, agent, clock } = await started();
    agent.quiet.splice(0);
    clock.pass(2000); // asks
    clock.pass(800);
    expect(agent.quiet).toEqual([true]);
    expect(agent.reach).toEqual([]);
    await converse(citizen, agent);
    expect(agent.quiet).toEqual([true, false]);
  });
});
