import { type Bytes, randomBytes, toBase64Url, utf8 } from '@medkig/pairing/bytes';
import { readCode } from '@medkig/pairing/code';
import { startCitizenHandshake } from '@medkig/pairing/handshake';
import { asAgent, asCitizen } from '@medkig/pairing/meeting.fixture';
import { chooseX25519 } from '@medkig/pairing/x25519';
import { describe, expect, it } from 'vitest';
import { type CodeKeeper, createCodeKeeper } from './code-keeper.ts';

const x25519 = await chooseX25519(randomBytes);
const { origin } = asCitizen;
const claim = { origin, introduction: asAgent };

function openCode(now = () => 0) {
  const room = { roomId: toBase64Url(randomBytes(16)), nameplate: '48', na: randomBytes(32) };
  const keeper = createCodeKeeper(room, { x25519, random: randomBytes, now });
  const code = readCode(keeper.digits);
  if (!code.ok) throw new Error('the keeper made a code that cannot be read');
  return { room, keeper, secret: code.value.secret };
}

function citizen(room: ReturnType<typeof openCode>['room'], secret: string, from = origin) {
  return startCitizenHandshake({ ...room, secret, x25519 }, { ...asCitizen, origin: from }, randomBytes);
}

async function typeCode(
  keeper: CodeKeeper,
  room: ReturnType<typeof openCode>['room'],
  secret: string,
  from = origin,
) {
  const claimed = keeper.claimed(claim);
  const started = await citizen(room, secret, from);
  const answered = await keeper.receive(started.m1);
  if (answered.kind !== 'answer') return { claimed, last: answered };
  const finished = await started.finish(answered.payload);
  const last = finished.ok ? await keeper.receive(finished.value.m3) : keeper.released();
  return { claimed, last };
}

function wrong(secret: string): string {
  return secret === '000000' ? '000001' : '000000';
}

describe('a code on the agent’s screen', () => {
  it('[P3] pairs with whoever types it', async () => {
    const { room, keeper, secret } = openCode();
    expect((await typeCode(keeper, room, secret)).last.kind).toBe('paired');
  });

  it('[P15] still works after two wrong tries', async () => {
    const { room, keeper, secret } = openCode();
    expect((await typeCode(keeper, room, wrong(secret))).last).toEqual({ kind: 'wrong', runsUsed: 1 });
    expect((await typeCode(keeper, room, wrong(secret))).last).toEqual({ kind: 'wrong', runsUsed: 2 });
    expect((await typeCode(keeper, room, secret)).last.kind).toBe('paired');
  });

  it('[P15] is spent after three, also for the right digits', async () => {
    const { room, keeper, secret } = openCode();
    for (let run = 1; run < 3; run++) await typeCode(keeper, room, wrong(secret));
    expect((await typeCode(keeper, room, wrong(secret))).last).toEqual({ kind: 'spent' });
    expect((await typeCode(keeper, room, secret)).last).toEqual({ kind: 'nothing' });
  });

  it('[P15] counts a run also when the citizen vanishes, or sends nonsense', async () => {
    const { room, keeper, secret } = openCode();
    keeper.claimed(claim);
    await keeper.receive((await citizen(room, secret)).m1);
    expect(keeper.claimed(claim)).toEqual({ kind: 'wrong', runsUsed: 1 });
    expect(await keeper.receive(utf8('nonsense'))).toEqual({ kind: 'wrong', runsUsed: 2 });
    expect(await keeper.receive(utf8('nonsense'))).toEqual({ kind: 'spent' });
  });

  it('[P15] works once: a second handshake after success is not answered', async () => {
    const { room, keeper, secret } = openCode();
    await typeCode(keeper, room, secret);
    expect((await typeCode(keeper, room, secret)).last).toEqual({ kind: 'nothing' });
  });

  it('[P5] is refused from a page whose origin the relay did not see', async () => {
    const { room, keeper, secret } = openCode();
    expect((await typeCode(keeper, room, secret, 'https://evil.example')).last).toEqual({
      kind: 'wrong',
      runsUsed: 1,
    });
  });

  it('[P16] is dead after ten minutes, whatever the relay says', async () => {
    let time = 0;
    const { room, keeper, secret } = openCode(() => time);
    time = 10 * 60_000;
    expect((await typeCode(keeper, room, secret)).last).toEqual({ kind: 'nothing' });
  });

  it('[P15] is dead once it is forgotten', async () => {
    const { room, keeper, secret } = openCode();
    keeper.forget();
    expect((await typeCode(keeper, room, secret)).last).toEqual({ kind: 'nothing' });
  });

  it('[P4] shows its secret in no answer', async () => {
    const { room, keeper, secret } = openCode();
    keeper.claimed(claim);
    const answered = await keeper.receive((await citizen(room, secret)).m1);
    if (answered.kind !== 'answer') throw new Error('expected an answer');
    expect(text(answered.payload)).not.toContain(secret);
  });
});

function text(bytes: Bytes): string {
  return new TextDecoder().decode(bytes);
}
