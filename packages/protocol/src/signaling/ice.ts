/** The relay's answer to `ice`: how the two browsers of a room may look for a way between them. */
import * as v from 'valibot';

/** Whether the two browsers may connect to each other: not, only through the operator's TURN server, or as they can. */
export const peerModes = ['off', 'turn', 'direct'] as const;
export type PeerMode = (typeof peerModes)[number];

const text = v.pipe(v.string(), v.maxLength(300));
/** A TURN server, as RTCPeerConnection takes it. The credentials end with the longest session. */
const server = v.strictObject({
  urls: v.pipe(v.array(text), v.maxLength(10)),
  username: text,
  credential: text,
});

export const iceReplySchema = v.variant('ok', [
  v.strictObject({
    ok: v.literal(true),
    mode: v.picklist(peerModes),
    servers: v.pipe(v.array(server), v.maxLength(5)),
  }),
  v.strictObject({ ok: v.literal(false) }),
]);
export type IceReply = v.InferOutput<typeof iceReplySchema>;
