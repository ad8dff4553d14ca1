import { expect, it } from 'vitest';
import { createScrubMemory, scrubEvent } from './scrub-event.ts';
import { element, mutation, snapshot, text } from './test-events.ts';

it('adds that name a sibling of the same batch go behind it, so that a number over all of them is seen', () => {
  const memory = createScrubMemory();
  scrubEvent(snapshot({ ...element('p', {}), id: 20 }), memory);
  const add = (id: number, nextId: number | null, words: string) => ({
    parentId: 20,
    nextId,
    node: { ...text(words), id },
  });
  const out = scrubEvent(
    mutation({ adds: [add(30, 31, '0101'), add(31, 32, '90-'), add(33, null, '!'), add(32, 33, '1234')] }),
    memory,
  );
  expect(JSON.stringify(out)).not.toMatch(/0101|90-|1234/);
  expect(out?.data).toMatchObject({ adds: [33, 32, 31, 30].map((id) => ({ node: { id } })) });
});

it('adds that name each other in a circle are all sent', () => {
  const memory = createScrubMemory();
  scrubEvent(snapshot({ ...element('p', {}), id: 20 }), memory);
  const add = (id: number, nextId: number) => ({ parentId: 20, nextId, node: { ...text('x'), id } });
  const out = scrubEvent(mutation({ adds: [add(30, 31), add(31, 30)] }), memory);
  expect(out?.data).toMatchObject({ adds: [{ node: { id: 31 } }, { node: { id: 30 } }] });
});
