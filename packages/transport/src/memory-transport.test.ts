import { describe, expect, it } from 'vitest';
import { memoryPair } from './memory-transport.fixture.ts';
import { transportContract } from './transport-contract.fixture.ts';

describe('a transport in memory', () => {
  it.each(transportContract)('$name', async ({ holds }) => {
    await expect(holds(memoryPair())).resolves.toBeUndefined();
  });
});
