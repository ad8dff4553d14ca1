/**
 * What the server can read: joining, leaving and nothing of the page. Everything between the two peers
 * travels as binary frames that appear here only as bytes. Rules [S…] are in SPEC.md.
 */
import * as v from 'valibot';

/** Sixteen random bytes in base64url: room ids and seat keys. */
const id128 = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{22}$/));
/** Thirty-two random bytes in base64url: the agent's nonce. */
const nonce256 = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/));
const siteKey = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{1,62}$/));
/**
 * Of a service with several nodes: where the room is. A connection that names it as `at` in its query comes to that node,
 * or, if that node is gone, to the same other one as everybody else's who names the room.
 */
const at = v.optional(id128);
const nameplate = v.pipe(v.string(), v.regex(/^\d{2}$/));
const origin = v.pipe(v.string(), v.maxLength(300));

/** Why the relay does not let a socket in. Sent as the message of Socket.IO's `connect_error`. */
export const connectRefusals = [
  'version',
  'malformed',
  'origin',
  'ticket',
  'site',
  'rate',
  'full',
  'draining',
] as const;
export type ConnectRefusal = (typeof connectRefusals)[number];

/** Why a claim or a resume is refused. */
export const claimRefusals = ['unknown', 'expired', 'used', 'tries', 'busy', 'rate', 'malformed'] as const;
export type ClaimRefusal = (typeof claimRefusals)[number];

/**
 * Why a code could not be opened. `load`: the node has as much to do as it can. `away`: the nodes cannot agree on a code now;
 * asked again later it comes.
 */
export const openRefusals = ['full', 'rate', 'load', 'away', 'malformed'] as const;
export type OpenRefusal = (typeof openRefusals)[number];

/** Why a room is over. */
export const endReasons = [
  'citizen', // the citizen stopped
  'agent', // the agent ended
  'cancelled', // the agent withdrew the code before it was used
  'expired', // nobody typed the code in time
  'tries', // three handshakes failed
  'idle', // nothing was sent for ROOM_IDLE_MS
  'longest', // ROOM_LONGEST_MS were reached
  'malformed', // a message did not follow the schema or came out of turn
  'oversized', // a frame above MAX_FRAME_BYTES
  'rate', // too many messages or bytes
  'revoked', // the agent's sign-in ended, or what it reaches no longer holds the citizen
  'elsewhere', // the agent signed in somewhere else
] as const;
export type EndReason = (typeof endReasons)[number];

/** The `auth` of the Socket.IO handshake. */
export const joinSchema = v.variant('seat', [
  v.strictObject({ v: v.number(), seat: v.literal('citizen'), site: siteKey }),
  v.strictObject({ v: v.number(), seat: v.literal('agent'), ticket: v.pipe(v.string(), v.maxLength(2000)) }),
]);
export type Join = v.InferOutput<typeof joinSchema>;

/** Peer to relay. Each key is a Socket.IO event name; `open`, `claim`, `resume`, `ping`, `consent` and `ice` are acknowledged. */
export const requestSchemas = {
  /**
   * Agent: open a room. `na` is the agent's nonce, published to whoever claims the nameplate. `practice`: the agent only
   * practises, and the room counts in no figure.
   */
  open: v.strictObject({ na: nonce256, practice: v.optional(v.literal(true)) }),
  /** Citizen: take the citizen's seat of the room behind this nameplate. One handshake may follow. */
  claim: v.strictObject({ nameplate }),
  /** Either seat, after its socket was lost: sit down again. */
  resume: v.strictObject({ roomId: id128, seatKey: id128 }),
  /** Either: is this connection alive? Asked after a sleep; the answer is `{}`. */
  ping: v.strictObject({}),
  /** Citizen: the handshake failed, the seat is free for another try. */
  release: v.strictObject({}),
  /** Agent: the handshake succeeded; the nameplate is used up. */
  paired: v.strictObject({}),
  /** Citizen, once paired: has said yes. `text` is the version of the words, never the words. */
  consent: v.strictObject({
    text: v.pipe(v.string(), v.regex(/^[A-Za-z0-9.-]{1,20}$/)),
    language: v.picklist(['da', 'en']),
    grants: v.pipe(v.array(v.picklist(['view', 'point', 'navigate', 'click', 'fill'])), v.maxLength(5)),
  }),
  /** Either seat, once paired: how the two browsers may look for a way between them. */
  ice: v.strictObject({}),
  /** Either seat: the session is over. An agent may give a reason other than `agent`. */
  end: v.strictObject({ reason: v.optional(v.picklist(['cancelled', 'expired', 'tries'])) }),
} as const;
export type RequestName = keyof typeof requestSchemas;
export type Request<N extends RequestName> = v.InferOutput<(typeof requestSchemas)[N]>;

export const openReplySchema = v.variant('ok', [
  v.strictObject({
    ok: v.literal(true),
    roomId: id128,
    seatKey: id128,
    nameplate,
    lifetimeMs: v.number(),
    at,
  }),
  v.strictObject({ ok: v.literal(false), reason: v.picklist(openRefusals) }),
]);
export type OpenReply = v.InferOutput<typeof openReplySchema>;

/** With `at` it is not refused, but to be asked there. */
const refusedSchema = v.strictObject({ ok: v.literal(false), reason: v.picklist(claimRefusals), at });

export const claimReplySchema = v.variant('ok', [
  v.strictObject({ ok: v.literal(true), roomId: id128, seatKey: id128, na: nonce256, at }),
  refusedSchema,
]);
export type ClaimReply = v.InferOutput<typeof claimReplySchema>;

export const resumeReplySchema = v.variant('ok', [
  v.strictObject({ ok: v.literal(true), peer: v.picklist(['here', 'away']), at }),
  refusedSchema,
]);
export type ResumeReply = v.InferOutput<typeof resumeReplySchema>;

export const consentReplySchema = v.variant('ok', [
  /** The number of the receipt, such as «K7F3-92QD». */
  v.strictObject({ ok: v.literal(true), receipt: v.pipe(v.string(), v.regex(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/)) }),
  v.strictObject({ ok: v.literal(false) }),
]);
export type ConsentReply = v.InferOutput<typeof consentReplySchema>;

/** The room is over; the socket is closed by the relay afterwards. */
export const endedSchema = v.strictObject({ reason: v.picklist(endReasons) });

/** Relay to peer. Each key is a Socket.IO event name. */
export const noticeSchemas = {
  /**
   * What happened in the other seat. `claimed` reaches only the agent. `slow`: frames pile up for it, volatile records are
   * dropped; true until `keeping-up`, `away` or `back`.
   */
  peer: v.variant('state', [
    v.strictObject({ state: v.literal('claimed'), site: siteKey, origin }),
    v.strictObject({ state: v.picklist(['back', 'away', 'released', 'slow', 'keeping-up']) }),
  ]),
  ended: endedSchema,
  /** This node is about to stop: connect anew, resume there, and only then leave this connection. */
  move: v.strictObject({}),
} as const;
export type NoticeName = keyof typeof noticeSchemas;
export type Notice<N extends NoticeName> = v.InferOutput<(typeof noticeSchemas)[N]>;

/** The one event that carries a sealed frame; its only argument is the bytes. */
export const FRAME_EVENT = 'frame';
