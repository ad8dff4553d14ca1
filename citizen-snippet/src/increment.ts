import { eventTypes, type ReplayEvent } from '@medkig/privacy/replay-event';

/** What we read of an increment; `scrubEvent` has made it. */
export interface Increment {
  source: number;
  id?: number;
  x?: number;
  y?: number;
  positions?: { x: number; y: number; id: number }[];
  adds?: unknown[];
  removes?: unknown[];
  texts?: { id: number }[];
  attributes?: { id: number; attributes: Record<string, unknown> }[];
}

export function incrementOf({ type, data }: ReplayEvent): Increment | undefined {
  return type === eventTypes.incrementalSnapshot ? (data as Increment) : undefined;
}
