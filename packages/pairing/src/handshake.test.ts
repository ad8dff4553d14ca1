import { describe, expect, it } from 'vitest';
import { type Bytes, utf8 } from './bytes.ts';
import { answerCitizenHandshake, startCitizenHandshake } from './handshake.ts';
import { type Meeting, meeting } from './meeting.fixture.ts';

/** Runs the three messages, each through a hook that may change it, as a hostile relay would. */
async function shake(
  { citizen, agent, random }: Meeting,
  tamper: { m1?: (m: Bytes) => Bytes; m2?: (m: Bytes) => Bytes; m3?: (m: Bytes) => Bytes } = {},
) {
  const started = await startCitizenHandshake(citizen.context, citizen.introduction, random);
  const answered = await answerCitizenHandshake(
    agent.context,
    agent.introduction,
    (tamper.m1 ?? same)(started.m1),
  );
  if (!answered.ok) return { stoppedBy: 'agent', reason: answered.reason };
  const finished = await started.finish((tamper.m2 ?? same)(answered.value.m2));
  if (!finished.ok) return { stoppedBy: 'citizen', reason: finished.reason };
  const confirmed = answered.value.confirm((tamper.m3 ?? same)(finished.value.m3));
  if (!confirmed.ok) return { stoppedBy: 'agent', reason: confirmed.reason };
  return { citizenKeys: finished.value.keys, agentKeys: confirmed.value.keys, agent: finished.value.agent };
}

function same(message: Bytes): Bytes {
  return message;
}

function edit(change: (message: Record<string, unknown>) => void): (m: Bytes) => Bytes {
  return (bytes) => {
    const message = JSON.parse(new TextDecoder().decode(bytes));
    change(message);
    return utf8(JSON.stringify(message));
  };
}

describe('the right code', () => {
  it('[P3] gives both sides the same keys and the same picture word', async () => {
    const result = await shake(await meeting());
    expect(result.citizenKeys?.root).toHaveLength(32);
    expect(result.agentKeys).toEqual(result.citizenKeys);
  });

  it('[P3] tells the citizen who the agent is', async () => {
    expect((await shake(await meeting())).agent).toMatchObject({
      shownAs: 'Anna',
      municipality: 'Vestby Kommune',
    });
  });

  it('[P3] gives other keys each time', async () => {
    const first = await shake(await meeting());
    const second = await shake(await meeting());
    expect(first.citizenKeys?.root).not.toEqual(second.citizenKeys?.root);
  });
});

describe('a handshake that must fail', () => {
  it('[P4] a wrong secret', async () => {
    const people = await meeting();
    people.citizen.context.secret = '201974';
    expect(await shake(people)).toEqual({ stoppedBy: 'citizen', reason: 'mismatch' });
  });

  it('[P4] a wrong secret on the agent’s side cannot confirm either', async () => {
    const people = await meeting();
    const honest = await startCitizenHandshake(
      people.citizen.context,
      people.citizen.introduction,
      people.random,
    );
    people.agent.context.secret = '000000';
    const answered = await answerCitizenHandshake(people.agent.context, people.agent.introduction, honest.m1);
    if (!answered.ok) throw new Error('expected an answer');
    const forged = utf8(JSON.stringify({ m: 3, tag: 'A'.repeat(43) }));
    expect(answered.value.confirm(forged)).toEqual({ ok: false, reason: 'mismatch' });
  });

  it('[P5] a changed agent name', async () => {
    const renamed = edit((m2) => {
      m2.ad = String(m2.ad).replace('Anna', 'Bent');
    });
    expect(await shake(await meeting(), { m2: renamed })).toEqual({
      stoppedBy: 'citizen',
      reason: 'mismatch',
    });
  });

  it('[P5] a changed origin of the citizen', async () => {
    const moved = edit((m1) => {
      m1.ad = String(m1.ad).replace('vestby.example', 'evil.example');
    });
    expect(await shake(await meeting(), { m1: moved })).toEqual({ stoppedBy: 'citizen', reason: 'mismatch' });
  });

  it('[P6] a relay that names another municipality to the agent', async () => {
    const people = await meeting();
    people.agent.introduction.site = 'nordby';
    expect(await shake(people)).toEqual({ stoppedBy: 'agent', reason: 'mismatch' });
  });

  it('[P6] a relay that also rewrites the introductions to match its lie', async () => {
    const people = await meeting();
    people.agent.introduction.site = 'nordby';
    const toNordby = edit((m1) => {
      m1.ad = String(m1.ad).replace('"vestby"', '"nordby"');
    });
    const toVestby = edit((m2) => {
      m2.ad = String(m2.ad).replace('"nordby"', '"vestby"');
    });
    expect(await shake(people, { m1: toNordby, m2: toVestby })).toEqual({
      stoppedBy: 'citizen',
      reason: 'mismatch',
    });
  });

  it('[P6] another nameplate or another room', async () => {
    const otherNameplate = await meeting();
    otherNameplate.agent.context.nameplate = '49';
    expect(await shake(otherNameplate)).toMatchObject({ reason: 'mismatch' });
    const otherRoom = await meeting();
    otherRoom.agent.context.roomId = 'A'.repeat(22);
    expect(await shake(otherRoom)).toMatchObject({ reason: 'mismatch' });
  });

  it('[P7] the citizen’s own message sent back', async () => {
    const { citizen, random } = await meeting();
    const started = await startCitizenHandshake(citizen.context, citizen.introduction, random);
    expect(await started.finish(started.m1)).toEqual({ ok: false, reason: 'malformed' });
    const m1 = JSON.parse(new TextDecoder().decode(started.m1));
    const reflected = utf8(JSON.stringify({ m: 2, y: m1.y, ad: m1.ad, tag: 'A'.repeat(43) }));
    expect(await started.finish(reflected)).toEqual({ ok: false, reason: 'mismatch' });
  });

  it('[P7] the agent’s own tag sent back as the citizen’s proof', async () => {
    const { citizen, agent, random } = await meeting();
    const started = await startCitizenHandshake(citizen.context, citizen.introduction, random);
    const answered = await answerCitizenHandshake(agent.context, agent.introduction, started.m1);
    if (!answered.ok) throw new Error('expected an answer');
    const m2 = JSON.parse(new TextDecoder().decode(answered.value.m2));
    const reflected = utf8(JSON.stringify({ m: 3, tag: m2.tag }));
    expect(answered.value.confirm(reflected)).toEqual({ ok: false, reason: 'mismatch' });
  });

  it('[P8] a replayed first message meets fresh keys', async () => {
    const { citizen, agent, random } = await meeting();
    const started = await startCitizenHandshake(citizen.context, citizen.introduction, random);
    const first = await answerCitizenHandshake(agent.context, agent.introduction, started.m1);
    const second = await answerCitizenHandshake(agent.context, agent.introduction, started.m1);
    if (!first.ok || !second.ok) throw new Error('expected answers');
    const finished = await started.finish(first.value.m2);
    if (!finished.ok) throw new Error('expected keys');
    expect(second.value.confirm(finished.value.m3)).toEqual({ ok: false, reason: 'mismatch' });
  });

  for (const [name, payload] of Object.entries({
    nothing: '',
    text: 'hello',
    'an array': '[]',
    'a missing field': '{"m":1}',
    'an extra field': `{"m":1,"nc":"${'A'.repeat(43)}","y":"${'A'.repeat(43)}","ad":"{}","x":1}`,
    'an introduction that is no introduction': `{"m":1,"nc":"${'A'.repeat(43)}","y":"${'A'.repeat(43)}","ad":"{}"}`,
  })) {
    it(`[P9] ${name} is malformed`, async () => {
      const { agent } = await meeting();
      expect(await answerCitizenHandshake(agent.context, agent.introduction, utf8(payload))).toEqual({
        ok: false,
        reason: 'malformed',
      });
    });
  }
});
