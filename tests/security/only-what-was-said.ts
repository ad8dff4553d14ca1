import { type Lane, lanes } from '@medkig/protocol/session/frame';
import * as v from 'valibot';
import { expect } from 'vitest';
import type { End, Said, Session } from './two-sessions.ts';

const saidSchema = v.object({
  session: v.number(),
  by: v.picklist(['citizen', 'agent']),
  lane: v.picklist(lanes),
  epoch: v.number(),
  n: v.number(),
});

/**
 * The promise that no relay may break: of each lane and epoch an end has heard the first so many messages that the
 * other end of its own session has said (of the volatile lane some of them), each once and in order, and epochs never
 * go back.
 */
export function expectOnlyWhatWasSaid({ citizen, agent }: Session): void {
  for (const [listener, speaker] of [
    [agent, citizen],
    [citizen, agent],
  ] as const) {
    const heard = readAll(listener);
    const epochs = heard.map(({ epoch }) => epoch);
    expect(epochs).toEqual(epochs.toSorted((a, b) => a - b));
    for (const lane of lanes) {
      for (const epoch of new Set(epochs)) {
        const messages = within(heard, lane, epoch);
        const said = within(speaker.said, lane, epoch);
        const numbers = new Set(messages.map(({ n }) => n));
        // Of the volatile lane the newest counts; what it has overtaken is left out.
        const promised =
          lane === 'volatile' ? said.filter(({ n }) => numbers.has(n)) : said.slice(0, messages.length);
        expect(messages).toEqual(promised);
      }
    }
  }
}

/** What an end has heard, without the filling of long messages. */
export function readAll({ heard }: End): Said[] {
  return heard.map((message) => v.parse(saidSchema, message));
}

function within(messages: readonly Said[], lane: Lane, epoch: number): Said[] {
  return messages.filter((message) => message.lane === lane && message.epoch === epoch);
}
