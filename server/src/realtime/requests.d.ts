import { type ClaimReply, type OpenReply, type Request, type ResumeReply } from '@medkig/protocol/signaling/messages';
/** A checked message of a peer. `reply` exists exactly where the protocol has an acknowledgement. */
export type PeerMessage = {
    name: 'frame';
    bytes: Uint8Array;
} | {
    name: 'open';
    body: Request<'open'>;
    reply(answer: OpenReply): void;
} | {
    name: 'claim';
    body: Request<'claim'>;
    reply(answer: ClaimReply): void;
} | {
    name: 'resume';
    body: Request<'resume'>;
    reply(answer: ResumeReply): void;
} | {
    name: 'release';
} | {
    name: 'paired';
} | {
    name: 'end';
    body: Request<'end'>;
};
/** Reads `[name, payload]` or `[name, payload, acknowledge]` as it came off the wire; undefined if malformed. */
export declare function parseMessage(event: readonly unknown[]): PeerMessage | undefined;
//# sourceMappingURL=requests.d.ts.map