import type { Client } from '@medkig/api/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createTopicKeeper, type SaidTopic } from './topic-keeper.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function keeping() {
  const asked: unknown[] = [];
  const told: [SaidTopic, boolean][] = [];
  const ask: Client['ask'] = async (_, asking) => {
    asked.push(asking);
    return { ok: false, reason: 'offline' };
  };
  const keep = createTopicKeeper({ ask }, (said, isKept) => told.push([said, isKept]));
  return { asked, told, keep };
}

it('who goes through the list is asked about once, for what they stop at', async () => {
  const { asked, told, keep } = keeping();
  for (const slug of ['flytning', 'pas', 'andet']) {
    keep({ room: 'a', slug });
    await vi.advanceTimersByTimeAsync(100);
  }
  await vi.runAllTimersAsync();
  expect(asked).toEqual([{ params: { room: 'a' }, body: { topic: 'andet' } }]);
  expect(told).toEqual([[{ room: 'a', slug: 'andet' }, false]]);
});

it('what was said of one call is not lost to the next', async () => {
  const { asked, keep } = keeping();
  keep({ room: 'a', slug: 'flytning' });
  keep({ room: 'b', slug: null });
  await vi.runAllTimersAsync();
  expect(asked).toEqual([
    { params: { room: 'a' }, body: { topic: 'flytning' } },
    { params: { room: 'b' }, body: { topic: null } },
  ]);
});
