/**
 * A relay that does whatever chance tells it to two sessions, over hundreds of schedules. `npm run fuzz` goes on for
 * longer from a new seed.
 */
import { type Lane, lanes } from '@medkig/protocol/session/frame';
import fc from 'fast-check';
import { expect } from 'vitest';
import { fuzz } from '../fuzz/fuzz.ts';
import { expectOnlyWhatWasSaid, readAll } from './only-what-was-said.ts';
import { type End, type TwoSessions, twoSessions } from './two-sessions.ts';

/** Changes a frame at a place, which counts round its length. */
interface Bend {
  as: 'flip' | 'cut' | 'grow' | 'header';
  place: number;
  to: number;
}

interface Who {
  session: 0 | 1;
  /** Who speaks, or whose frames the relay has in its hands. */
  role: 'citizen' | 'agent';
}

type Step = Who &
  (
    | { do: 'say'; lane: Lane; long: boolean }
    | { do: 'start epoch' | 'pass' | 'drop' | 'double' | 'give back' }
    | { do: 'pass a later one'; place: number }
    | { do: 'bend'; bend: Bend }
    /** Any frame that was ever sent, to any end, as it was or bent. */
    | { do: 'replay'; place: number; bend: Bend | undefined }
  );

const place = fc.nat({ max: 1000 });
const session = fc.constantFrom<0 | 1>(0, 1);
const role = fc.constantFrom<'citizen' | 'agent'>('citizen', 'agent');

/** Kind, lane, flags, and the last bytes of epoch, number and parts: what a relay may hope to pass a frame off as. */
const headerPlace = fc.constantFrom(1, 2, 3, 7, 11, 13, 15);
const bend: fc.Arbitrary<Bend> = fc.oneof(
  fc.record({ as: fc.constantFrom<Bend['as']>('flip', 'cut', 'grow'), place, to: fc.nat({ max: 7 }) }),
  fc.record({ as: fc.constant<Bend['as']>('header'), place: headerPlace, to: fc.nat({ max: 4 }) }),
);

const what = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('say' as const),
      lane: fc.constantFrom(...lanes),
      long: fc.nat({ max: 30 }).map((n) => n === 0),
    }),
  },
  { weight: 12, arbitrary: fc.record({ do: fc.constant('pass' as const) }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constantFrom('start epoch' as const, 'drop', 'double', 'give back') }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('pass a later one' as const), place }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('bend' as const), bend }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('replay' as const),
      place,
      bend: fc.option(bend, { nil: undefined }),
    }),
  },
);
const step: fc.Arbitrary<Step> = fc
  .tuple(session, role, what)
  .map(([whose, by, one]) => ({ session: whose, role: by, ...one }));

fuzz(
  'two sessions keep the promise',
  fc.array(step, { minLength: 10, maxLength: 60, size: 'max' }),
  async (steps) => {
    const scene = await twoSessions();
    for (const session of scene.sessions) await scene.startEpoch(session);
    for (const one of steps) await take(scene, one);
    for (const session of scene.sessions) {
      expectOnlyWhatWasSaid(session);
      session.citizen.waiting.length = 0;
      session.agent.waiting.length = 0;
      await scene.startEpoch(session);
      await session.citizen.say('state');
      await scene.passAll(session);
      expectOnlyWhatWasSaid(session);
      expect(readAll(session.agent).at(-1)).toEqual(session.citizen.said.at(-1));
    }
  },
  150,
);

async function take(scene: TwoSessions, one: Step): Promise<void> {
  const session = scene.sessions[one.session];
  const [from, to]: [End, End] =
    one.role === 'citizen' ? [session.citizen, session.agent] : [session.agent, session.citizen];

  async function outOfTurn(frame: Uint8Array | undefined, end = to): Promise<void> {
    if (frame) await end.give(frame);
  }

  switch (one.do) {
    case 'say':
      return from.say(one.lane, one.long ? filling : undefined);
    case 'start epoch':
      session.citizen.link.startEpoch();
      return session.citizen.link.flushed();
    case 'pass': {
      const frame = from.waiting.shift();
      return frame && to.give(frame);
    }
    case 'drop':
      return void from.waiting.shift();
    case 'double':
      await outOfTurn(from.waiting[0]);
      return outOfTurn(from.waiting.shift());
    case 'give back':
      return outOfTurn(from.waiting.shift(), from);
    case 'pass a later one':
      return outOfTurn(from.waiting.splice(one.place % (from.waiting.length || 1), 1)[0]);
    case 'bend':
      return outOfTurn(bent(from.waiting.shift(), one.bend));
    case 'replay':
      return outOfTurn(bent(scene.seen[one.place % scene.seen.length], one.bend));
    default: {
      const never: never = one;
      return never;
    }
  }
}

/** Too long for one frame, whatever the deflater does. */
const filling = Array.from({ length: 20_000 }, (_, n) => Math.sin(n).toString(36).slice(2, 9)).join('');

function bent(frame: Uint8Array | undefined, how: Bend | undefined): Uint8Array | undefined {
  if (!frame || !how) return frame;
  const at = how.place % frame.length;
  switch (how.as) {
    case 'flip':
      return frame.with(at, (frame[at] ?? 0) ^ (1 << how.to));
    case 'cut':
      return frame.slice(0, at);
    case 'grow':
      return Uint8Array.of(...frame.slice(0, 5), how.to, ...frame.slice(5));
    case 'header':
      return frame.with(at, how.to);
    default: {
      const never: never = how.as;
      return never;
    }
  }
}
