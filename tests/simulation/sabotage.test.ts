/** The simulation is worth something only if it notices: a link without one of its three means breaks its promises. */
import { afterEach, expect, it, vi } from 'vitest';
import { useQuickAes } from './quick-aes.ts';

const SEEDS = 12;
const source = '../../packages/transport/src';

afterEach(() => {
  vi.doUnmock(`${source}/send-window.ts`);
  vi.doUnmock(`${source}/lane-receiver.ts`);
  vi.doUnmock(`${source}/report.ts`);
  vi.resetModules();
});

async function brokenSeeds(): Promise<number> {
  useQuickAes();
  const { runSeeds } = await import('./sweep.ts');
  const results = await runSeeds(1, SEEDS);
  return results.filter(({ broken }) => broken.length > 0).length;
}

it('[L13] [L14] the link as it is keeps its promises', async () => {
  expect(await brokenSeeds()).toBe(0);
});

it('[L14] a link that sends nothing again does not', async () => {
  vi.doMock(`${source}/send-window.ts`, async (original) => {
    const real = await original<typeof import('../../packages/transport/src/send-window.ts')>();
    return {
      createSendWindow: () => ({ ...real.createSendWindow(), underWay: () => [], within: () => [] }),
    };
  });
  expect(await brokenSeeds()).toBe(SEEDS);
});

it('[L13] a link that delivers a record as often as it comes does not', async () => {
  vi.doMock(`${source}/lane-receiver.ts`, async (original) => {
    const real = await original<typeof import('../../packages/transport/src/lane-receiver.ts')>();
    return {
      ...real,
      createLaneReceiver: (key: Parameters<typeof real.createLaneReceiver>[0]) => {
        const receiver = real.createLaneReceiver(key);
        let last: Awaited<ReturnType<typeof receiver.receive>> = { kind: 'nothing' };
        return {
          ...receiver,
          receive: async (frame: Parameters<typeof receiver.receive>[0]) => {
            const received = await receiver.receive(frame);
            if (received.kind === 'nothing') return last;
            last = received;
            return received;
          },
        };
      },
    };
  });
  expect(await brokenSeeds()).toBeGreaterThan(SEEDS / 2);
});

it('[L13] a link that tells of no gaps does not', async () => {
  vi.doMock(`${source}/report.ts`, async (original) => {
    const real = await original<typeof import('../../packages/transport/src/report.ts')>();
    const silent = ({ lanes: { state, control }, ...rest }: Parameters<typeof real.encodeReport>[0]) =>
      real.encodeReport({
        ...rest,
        lanes: { state: { ...state, gaps: [] }, control: { ...control, gaps: [] } },
      });
    return { ...real, encodeReport: silent };
  });
  expect(await brokenSeeds()).toBeGreaterThan(SEEDS / 2);
});
