import type { IceReply } from '@medkig/protocol/signaling/ice';
import {
  type ClaimReply,
  type ConsentReply,
  FRAME_EVENT,
  type OpenReply,
  type Request,
  type ResumeReply,
  requestSchemas,
} from '@medkig/protocol/signaling/messages';
import * as v from 'valibot';

/** A checked message of a peer. `reply` exists exactly where the protocol has an acknowledgement. */
export type PeerMessage =
  | { name: 'frame'; bytes: Uint8Array }
  | { name: 'open'; body: Request<'open'>; reply(answer: OpenReply): void }
  | { name: 'claim'; body: Request<'claim'>; reply(answer: ClaimReply): void }
  | { name: 'resume'; body: Request<'resume'>; reply(answer: ResumeReply): void }
  | { name: 'consent'; body: Request<'consent'>; reply(answer: ConsentReply): void }
  | { name: 'ice'; reply(answer: IceReply): void }
  | { name: 'ping'; reply(answer: Record<string, never>): void }
  | { name: 'release' }
  | { name: 'paired' }
  | { name: 'end'; body: Request<'end'> };

/** Reads `[name, payload]` or `[name, payload, acknowledge]` as it came off the wire; undefined if malformed. */
export function parseMessage(event: readonly unknown[]): PeerMessage | undefined {
  const [name, payload, acknowledge] = event;
  if (event.length === 3 && typeof acknowledge === 'function') {
    return readAcknowledged(name, payload, (answer) => acknowledge(answer));
  }
  return event.length === 2 ? readPlain(name, payload) : undefined;
}

function readPlain(name: unknown, payload: unknown): PeerMessage | undefined {
  switch (name) {
    case FRAME_EVENT:
      return payload instanceof Uint8Array ? { name: 'frame', bytes: payload } : undefined;
    case 'release':
    case 'paired':
      return v.is(requestSchemas[name], payload) ? { name } : undefined;
    case 'end': {
      const body = v.safeParse(requestSchemas.end, payload);
      return body.success ? { name, body: body.output } : undefined;
    }
    default:
      return undefined;
  }
}

function readAcknowledged(
  name: unknown,
  payload: unknown,
  reply: (
    answer: OpenReply | ClaimReply | ResumeReply | ConsentReply | IceReply | Record<string, never>,
  ) => void,
): PeerMessage | undefined {
  switch (name) {
    case 'open': {
      const body = v.safeParse(requestSchemas.open, payload);
      return body.success ? { name, body: body.output, reply } : undefined;
    }
    case 'claim': {
      const body = v.safeParse(requestSchemas.claim, payload);
      return body.success ? { name, body: body.output, reply } : undefined;
    }
    case 'resume': {
      const body = v.safeParse(requestSchemas.resume, payload);
      return body.success ? { name, body: body.output, reply } : undefined;
    }
    case 'consent': {
      const body = v.safeParse(requestSchemas.consent, payload);
      return body.success ? { name, body: body.output, reply } : undefined;
    }
    case 'ice':
    case 'ping':
      return v.is(requestSchemas[name], payload) ? { name, reply } : undefined;
    default:
      return undefined;
  }
}
