import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { memoryStores } from '../../short-term/memory-store.ts';
import { createCeremonies } from './ceremonies.ts';

it('a challenge of one node is answered on another, once', async () => {
  const open = memoryStores(() => 0);
  const [one, two] = [createCeremonies({ open, randomBytes }), createCeremonies({ open, randomBytes })];
  const purpose = { for: 'proof', agentId: 'anna' } as const;
  const started = await one.start(purpose);
  if (!started.ok) throw new Error(started.reason);
  const { ceremony, challenge } = started.value;
  const all = await Promise.all([two, one, two].map((node) => node.take(ceremony, purpose)));
  expect(all.filter((taken) => taken.ok && taken.value === challenge)).toHaveLength(1);
  expect(all.filter((taken) => taken.ok && taken.value === undefined)).toHaveLength(2);
});
