/** What only an agent asks of the relay and hears from it: a citizen's browser fetches none of its schemas. */
import {
  type Notice,
  noticeSchemas,
  type OpenReply,
  openReplySchema,
  type Request,
} from '@medkig/protocol/signaling/messages';
import * as v from 'valibot';
import type { Relay } from './relay.ts';

/** Undefined when the relay was lost meanwhile or answered against the schema. */
export async function openRoom(relay: Relay, request: Request<'open'>): Promise<OpenReply | undefined> {
  const reply = await relay.ask('open', request, openReplySchema);
  if (reply?.ok && reply.at) relay.leadTo(reply.at);
  return reply;
}

/** What `RelayHandlers.peer` was told; undefined where it is against the schema. */
export function readPeerNotice(data: unknown): Notice<'peer'> | undefined {
  const notice = v.safeParse(noticeSchemas.peer, data);
  return notice.success ? notice.output : undefined;
}
