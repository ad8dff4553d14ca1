import { beforeEach, describe, expect, it } from 'vitest';
import { type MovingDeps, movePeers, movingTimes } from './moving.ts';

const roomOf = (last: string) => `aa${'A'.repeat(14)}${last}`;
const [early, late] = [roomOf('AAAAAA'), roomOf('gAAAAA')];

let time: number;
let here: { socket: string; seat: 'agent' | 'citizen'; key: string | undefined }[];
let moved: { socket: string; at: number }[];
/** What happens while time goes by. */
let onPause: () => void;
beforeEach(() => {
  time = 0;
  here = [];
  moved = [];
  onPause = () => {};
});

const deps: MovingDeps = {
  peers: () => here,
  move: (socket) => moved.push({ socket, at: time }),
  now: () => time,
  pause: async (ms) => {
    time += ms;
    onPause();
  },
};
const goes = () => {
  here = here.filter(({ socket }) => !moved.some((one) => one.socket === socket));
};

describe('a node that stops', () => {
  it('with nobody on it is done at once', async () => {
    await movePeers(deps, movingTimes);
    expect(time).toBe(0);
  });

  it('asks nobody before the proxy knows, and both peers of a room at the same moment', async () => {
    for (const key of [early, late])
      for (const seat of ['agent', 'citizen'] as const) here.push({ socket: `${seat} of ${key}`, seat, key });
    onPause = goes;
    await movePeers(deps, { ...movingTimes, perRoomMs: 1000 });
    const at = (key: string) => moved.filter(({ socket }) => socket.endsWith(key)).map((one) => one.at);
    expect(at(early)).toEqual([movingTimes.unseenMs, movingTimes.unseenMs]);
    // The middle of what two rooms are spread over.
    expect(at(late)).toEqual([movingTimes.unseenMs + 1000, movingTimes.unseenMs + 1000]);
  });

  it('lets a handshake come to its end first', async () => {
    here = [{ socket: 'citizen', seat: 'citizen', key: undefined }];
    onPause = () => {
      goes();
      if (time >= 5000) here = here.map((one) => ({ ...one, key: early }));
    };
    await movePeers(deps, movingTimes);
    expect(moved).toEqual([{ socket: 'citizen', at: 5000 }]);
  });

  it('asks again who was led back, and in the end waits for nobody', async () => {
    here = [{ socket: 'citizen', seat: 'citizen', key: early }];
    // It is back at once, over a connection of its own.
    onPause = () => {
      here = here.map((one) => ({ ...one, socket: `citizen ${moved.length}` }));
    };
    await movePeers(deps, movingTimes);
    expect(moved.slice(0, 2).map(({ at }) => at)).toEqual([2000, 5000]);
    expect(time).toBe(movingTimes.longestMs);
  });

  it('spreads many over ten seconds', async () => {
    const evenly = (n: number) =>
      Buffer.from((n * 4_294_967).toString(16).padStart(8, '0'), 'hex').toString('base64url');
    here = Array.from({ length: 1000 }, (_, n) => ({
      socket: `${n}`,
      seat: 'agent' as const,
      key: `aa${'A'.repeat(14)}${evenly(n)}`,
    }));
    onPause = goes;
    await movePeers(deps, movingTimes);
    const inSecond = (second: number) =>
      moved.filter(({ at }) => Math.floor((at - movingTimes.unseenMs) / 1000) === second).length;
    for (let second = 0; second < 10; second += 1) expect(inSecond(second)).toBeGreaterThan(90);
  });
});
