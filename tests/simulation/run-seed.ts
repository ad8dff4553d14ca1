/** One seeded run: twenty faults and more among a few hundred frames, then a quiet end in which all must be there. */
import type { SimulatedSession } from './simulated-session.ts';
import { simulateSession } from './simulated-session.ts';
import type { Side } from './virtual-wire.ts';

export interface SeedResult {
  frames: number;
  faults: number;
  /** Empty when every promise was kept. */
  broken: string[];
}

/** Virtual milliseconds: faults come until the first, the second gives time to mend. */
const FAULTS_UNTIL = 7000;
const QUIET_MS = 8000;

/** A record that is lost on a good path, with others behind it, is back within this time: asked for, not waited out (milliseconds). */
const MENDED_MS = 340;

const sides = ['citizen', 'agent'] as const;

export async function runSeed(seed: number): Promise<SeedResult> {
  const session = await simulateSession(seed);
  const { time, chance } = session;
  let faults = 0;

  const fault = () => {
    if (time.now() > FAULTS_UNTIL) return;
    faults++;
    strike(session);
    time.after(chance.between(60, 560), fault);
  };
  const talk = (side: Side, least: number, most: number) => {
    const say = () => {
      if (time.now() > FAULTS_UNTIL + 1000) return;
      for (let burst = chance.between(1, 3); burst > 0; burst--) session.say(side);
      time.after(chance.between(least, most), say);
    };
    time.after(chance.between(1, 100), say);
  };
  talk('citizen', 15, 150);
  talk('agent', 100, 700);
  time.after(chance.between(100, 500), fault);
  await session.until(FAULTS_UNTIL);
  endFaults(session);
  await session.until(FAULTS_UNTIL + QUIET_MS);
  const broken = [...session.faults, ...whatIsMissing(session)];
  if (broken.length === 0) broken.push(...(await mends(session)));
  return { frames: session.frames(), faults, broken };
}

function strike({ chance, relay, peer, reload }: SimulatedSession): void {
  const side = chance.pick(sides);
  const wire = chance.pick([relay, peer]);
  switch (chance.between(1, 20)) {
    case 1:
      return reload('citizen');
    case 2:
      return reload('agent');
    case 3:
    case 4:
    case 5:
    case 6:
      return wire.cut(side, chance.between(30, 2500));
    case 7:
      relay.cut(side, chance.between(30, 1500));
      return peer.cut(side, chance.between(30, 1500));
    case 8:
    case 9:
    case 10:
      return wire.blackhole(chance.between(200, 2500));
    case 11:
    case 12:
      return wire.stall(chance.between(100, 1200));
    case 13:
    case 14:
    case 15:
      return wire.spoil(side, 'drop', chance.between(1, 6));
    case 16:
    case 17:
      return wire.spoil(side, 'double', chance.between(1, 8));
    default:
      return wire.spoil(side, 'delay', chance.between(1, 8));
  }
}

/** A fault that nobody has met yet is none of a good path: a page that only asks for keys would meet one a second. */
function endFaults({ relay, peer }: SimulatedSession): void {
  for (const side of sides) for (const wire of [relay, peer]) wire.spoil(side, 'drop', 0);
}

/** Every message of the newest epoch has come, whoever sent it. */
function whatIsMissing({ newest, heard }: SimulatedSession): string[] {
  return sides.flatMap((side) => {
    const { run, n } = newest(side);
    const last = heard(side).get(run) ?? 0;
    return last === n ? [] : [`${side} run ${run}: ${last} of ${n} came`];
  });
}

/** One record is lost among others on a good path: the others do not wait for long. */
async function mends(session: SimulatedSession): Promise<string[]> {
  const { time, relay, peer, say, until } = session;
  say('citizen');
  await until(time.now() + 1);
  for (const wire of [relay, peer]) wire.spoil('citizen', 'drop', 1);
  say('citizen');
  await until(time.now() + 1);
  for (const wire of [relay, peer]) wire.spoil('citizen', 'drop', 0);
  say('citizen');
  await until(time.now() + MENDED_MS);
  return whatIsMissing(session).map((missing) => `not mended: ${missing}`);
}
