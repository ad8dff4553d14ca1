import { CODE_LIFETIME_MS, NAMEPLATE_REST_MS } from '@medkig/protocol/signaling/limits';
import { claimReplySchema, openReplySchema } from '@medkig/protocol/signaling/messages';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { arrived, claimedRoom, na, pairedRoom, startRelay, type TestRelay } from './relay-for-tests.ts';

let relay: TestRelay;
beforeEach(async () => {
  relay = await startRelay();
});
afterEach(() => relay.stop());

describe('opening', () => {
  it('[S8] an agent gets a room, a seat key, a nameplate and its lifetime', async () => {
    const agent = await relay.agent();
    const reply = v.parse(openReplySchema, await agent.ask('open', { na }));
    expect(reply).toMatchObject({ ok: true, lifetimeMs: CODE_LIFETIME_MS });
  });

  it('[S10] a new code withdraws the one that waits, and its socket may be the same', async () => {
    const agent = await relay.agent();
    const first = await agent.ask('open', { na });
    const second = await agent.ask('open', { na });
    const citizen = await relay.citizen();
    expect(await citizen.ask('claim', { nameplate: first.nameplate })).toEqual({
      ok: false,
      reason: 'unknown',
    });
    expect(await citizen.ask('claim', { nameplate: second.nameplate })).toMatchObject({ ok: true });
    expect(await agent.next()).toMatchObject(['peer', { state: 'claimed' }]);
  });

  it('[S10] a code that waits on another socket of the agent is withdrawn too, with whoever had claimed it', async () => {
    const { agent, citizen } = await claimedRoom(relay);
    const elsewhere = await relay.agent();
    await elsewhere.ask('open', { na });
    expect(await agent.next()).toEqual(['ended', { reason: 'cancelled' }]);
    expect(await citizen.next()).toEqual(['ended', { reason: 'cancelled' }]);
  });

  it('[S10] a session in progress is not withdrawn', async () => {
    const { agent, citizen } = await pairedRoom(relay);
    const elsewhere = await relay.agent();
    expect(await elsewhere.ask('open', { na })).toMatchObject({ ok: true });
    await arrived(agent, citizen);
  });

  it('[S31] a full relay opens no more rooms', async () => {
    const small = await startRelay({ limits: { rooms: 1 } });
    await (await small.agent('anna')).ask('open', { na });
    const other = await small.agent('bo');
    expect(await other.ask('open', { na })).toEqual({ ok: false, reason: 'full' });
    await small.stop();
  });

  it('[S29] an agent who asks for codes without end has to wait', async () => {
    const strict = await startRelay({ limits: { opensPerAgent: { burst: 1, perSecond: 1 } } });
    const agent = await strict.agent();
    const first = await agent.ask('open', { na });
    expect(await agent.ask('open', { na })).toEqual({ ok: false, reason: 'rate' });
    const citizen = await strict.citizen();
    expect(await citizen.ask('claim', { nameplate: first.nameplate })).toMatchObject({ ok: true });
    await strict.stop();
  });
});

describe('claiming', () => {
  it('[S13] the claimer gets the agent’s nonce, the agent gets the claimer’s site and origin', async () => {
    const agent = await relay.agent();
    const { nameplate, roomId } = await agent.ask('open', { na });
    const citizen = await relay.citizen();
    const reply = v.parse(claimReplySchema, await citizen.ask('claim', { nameplate }));
    expect(reply).toMatchObject({ ok: true, roomId, na });
    const notice = { state: 'claimed', site: 'vestby', origin: 'https://vestby.example' };
    expect(await agent.next()).toEqual(['peer', notice]);
  });

  it('[S11] every site of the hotline reaches the code, and no other hotline does', async () => {
    const agent = await relay.agent();
    const { nameplate } = await agent.ask('open', { na });
    const stranger = await relay.citizen('sydby');
    expect(await stranger.ask('claim', { nameplate })).toEqual({ ok: false, reason: 'unknown' });
    const citizen = await relay.citizen('nordby');
    expect(await citizen.ask('claim', { nameplate })).toMatchObject({ ok: true });
    expect(await agent.next()).toMatchObject(['peer', { site: 'nordby' }]);
  });

  it('[S11] a nameplate that nobody has is unknown', async () => {
    const citizen = await relay.citizen();
    expect(await citizen.ask('claim', { nameplate: '42' })).toEqual({ ok: false, reason: 'unknown' });
  });

  it('[S12] a seat that is taken is busy', async () => {
    const { nameplate } = await claimedRoom(relay);
    const second = await relay.citizen();
    expect(await second.ask('claim', { nameplate })).toEqual({ ok: false, reason: 'busy' });
  });

  it('[S12] a code whose agent is away is busy', async () => {
    const { agent, citizen, nameplate } = await claimedRoom(relay);
    agent.socket.disconnect();
    await citizen.next();
    citizen.tell('release', {});
    expect(await citizen.ask('claim', { nameplate })).toEqual({ ok: false, reason: 'busy' });
  });

  it('[S16] [S11] a nameplate that led to a pairing is used, for as long as it rests', async () => {
    const { nameplate } = await pairedRoom(relay);
    const late = await relay.citizen();
    expect(await late.ask('claim', { nameplate })).toEqual({ ok: false, reason: 'used' });
    relay.advance(NAMEPLATE_REST_MS);
    // Who has sat nowhere for so long is dropped by the next sweep, and would never hear an answer.
    const later = await relay.citizen();
    expect(await later.ask('claim', { nameplate })).toEqual({ ok: false, reason: 'unknown' });
  });

  it('[S11] a nameplate whose handshakes failed says tries', async () => {
    const { agent, citizen, nameplate } = await claimedRoom(relay);
    agent.tell('end', { reason: 'tries' });
    expect(await citizen.next()).toEqual(['ended', { reason: 'tries' }]);
    const late = await relay.citizen();
    expect(await late.ask('claim', { nameplate })).toEqual({ ok: false, reason: 'tries' });
  });

  it('[S17] [S11] a code is dead to the millisecond, and the agent is told', async () => {
    const agent = await relay.agent();
    const { nameplate } = await agent.ask('open', { na });
    relay.advance(CODE_LIFETIME_MS);
    const citizen = await relay.citizen();
    expect(await citizen.ask('claim', { nameplate })).toEqual({ ok: false, reason: 'expired' });
    expect(await agent.next()).toEqual(['ended', { reason: 'expired' }]);
    expect(await agent.next()).toEqual(['closed', 'io server disconnect']);
  });

  it('[S14] after a release the same socket may try again', async () => {
    const { agent, citizen, nameplate } = await claimedRoom(relay);
    citizen.tell('release', {});
    expect(await agent.next()).toEqual(['peer', { state: 'released' }]);
    expect(await citizen.ask('claim', { nameplate })).toMatchObject({ ok: true });
  });

  it('[S14] a stranger’s bad claim costs the stranger, not the code', async () => {
    const { agent, citizen, nameplate } = await claimedRoom(relay);
    citizen.tell('frame', Buffer.alloc(0));
    expect(await citizen.next()).toEqual(['ended', { reason: 'malformed' }]);
    expect(await agent.next()).toEqual(['peer', { state: 'released' }]);
    const honest = await relay.citizen();
    expect(await honest.ask('claim', { nameplate })).toMatchObject({ ok: true });
  });

  it('[S15] a claim that comes to nothing frees the seat', async () => {
    const { agent, citizen } = await claimedRoom(relay);
    relay.advance(20_000);
    expect(await agent.next()).toEqual(['peer', { state: 'released' }]);
    expect(await citizen.next()).toEqual(['ended', { reason: 'idle' }]);
  });
});

describe('a code that led nowhere', () => {
  it('is told of with its site and the reason', async () => {
    const { agent, citizen, nameplate } = await claimedRoom(relay);
    citizen.tell('release', {});
    expect(await agent.next()).toEqual(['peer', { state: 'released' }]);
    expect(relay.failedClaims).toEqual(['secret at vestby']);
    await (await relay.citizen('nordby')).ask('claim', { nameplate: '42' });
    agent.tell('end', { reason: 'tries' });
    expect(await agent.next()).toMatchObject(['ended', {}]);
    await (await relay.citizen()).ask('claim', { nameplate });
    expect(relay.failedClaims.slice(1)).toEqual(['unknown at nordby', 'tries at vestby']);
  });

  it('is told of too when it is not looked at, since there were too many', async () => {
    const strict = await startRelay({ limits: { claimsPerAddress: { burst: 1, perSecond: 0 } } });
    const citizen = await strict.citizen();
    await citizen.ask('claim', { nameplate: '42' });
    await citizen.ask('claim', { nameplate: '42' });
    expect(strict.failedClaims).toEqual(['unknown at vestby', 'rate at vestby']);
    await strict.stop();
  });

  it('is none while the room is taken', async () => {
    const { nameplate } = await claimedRoom(relay);
    await (await relay.citizen()).ask('claim', { nameplate });
    expect(relay.failedClaims).toEqual([]);
  });
});

describe('guessing', () => {
  const guess = { nameplate: '42' };

  it('[S29] an address has twenty claims in ten minutes', async () => {
    const patient = await startRelay({ limits: { failedClaimsPerHotline: { burst: 1_000, perSecond: 0 } } });
    const citizen = await patient.citizen();
    for (let index = 0; index < 20; index += 1) {
      expect(await citizen.ask('claim', guess)).toEqual({ ok: false, reason: 'unknown' });
    }
    const again = await patient.citizen();
    expect(await again.ask('claim', guess)).toEqual({ ok: false, reason: 'rate' });
    patient.advance(30_000);
    expect(await again.ask('claim', guess)).toEqual({ ok: false, reason: 'unknown' });
    await patient.stop();
  });

  it('[S30] twenty failed guesses make the hotline’s claims wait, and no other’s', async () => {
    const watched = await startRelay({ limits: { claimsPerAddress: { burst: 1_000, perSecond: 0 } } });
    const [guesser, honest, other] = [
      await watched.citizen('vestby'),
      await watched.citizen('nordby'),
      await watched.citizen('sydby'),
    ];
    for (let index = 0; index < 20; index += 1) await guesser.ask('claim', guess);
    expect(watched.log.filter(({ event }) => event === 'claim-breaker')).toHaveLength(1);
    expect(watched.alarms).toEqual(['guessing at north']);
    expect(await honest.ask('claim', guess)).toEqual({ ok: false, reason: 'rate' });
    expect(await other.ask('claim', guess)).toEqual({ ok: false, reason: 'unknown' });
    watched.advance(30_000);
    expect(await honest.ask('claim', guess)).toEqual({ ok: false, reason: 'unknown' });
    await watched.stop();
  });

  it('[S30] a handshake that fails counts as a guess', async () => {
    const strict = await startRelay({
      limits: {
        failedClaimsPerHotline: { burst: 1, perSecond: 0 },
        failedClaimsPerAddress: { burst: 1, perSecond: 0 },
      },
    });
    const { agent, citizen, nameplate } = await claimedRoom(strict);
    citizen.tell('release', {});
    await agent.next();
    expect(await citizen.ask('claim', { nameplate })).toEqual({ ok: false, reason: 'rate' });
    await strict.stop();
  });
});
