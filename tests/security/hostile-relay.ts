/**
 * A relay that speaks the signaling and obeys nobody: real sockets, so that the real ends connect to it, and every
 * word and frame goes through the hands of the test.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { FRAME_EVENT } from '@medkig/protocol/signaling/messages';
import { Decoder, Encoder } from '@medkig/protocol/signaling/wire-parser';
import { Server, type Socket } from 'socket.io';
import * as v from 'valibot';

/** One end's connection, as the relay holds it. */
export interface Seat {
  /** Every frame that has come from this end. */
  frames: Uint8Array[];
  /** What this end has asked or told, by name: `paired`, `release`, `end`. */
  said: string[];
  tell(name: 'peer' | 'ended', notice: object): void;
  give(frame: Uint8Array): void;
}

interface Room {
  roomId: string;
  na: string;
  nameplate: string;
  agent: Seat;
}

export interface HostileRelay {
  url: string;
  rooms: Room[];
  citizens: Seat[];
  /** Called for each frame; by default it goes nowhere. */
  onFrame: (from: Seat, frame: Uint8Array) => void;
  /** What a citizen who claims is told, and what else happens then. */
  onClaim: (citizen: Seat, claim: { site: string; origin: string; nameplate: string }) => object;
  close(): Promise<void>;
}

const openSchema = v.object({ na: v.string() });
const claimSchema = v.object({ nameplate: v.string() });
const endSchema = v.object({ reason: v.optional(v.string(), 'agent') });
const joinSchema = v.object({ seat: v.string(), site: v.optional(v.string(), '') });

/** Sits where the server would; `origin` is what a browser would have said of the citizen's page. */
export async function startHostileRelay(origin = 'https://vestby.example'): Promise<HostileRelay> {
  const server = createServer();
  const io = new Server(server, { path: '/relay/', parser: { Encoder, Decoder }, serveClient: false });
  const relay: HostileRelay = {
    url: '',
    rooms: [],
    citizens: [],
    onFrame: () => {},
    onClaim: () => ({ ok: false, reason: 'unknown' }),
    close: async () => {
      await io.close();
    },
  };

  io.on('connection', (socket) => {
    const seat = seatOf(socket);
    const { site } = v.parse(joinSchema, socket.handshake.auth);
    socket.on(FRAME_EVENT, (frame: Uint8Array) => {
      seat.frames.push(frame);
      relay.onFrame(seat, frame);
    });
    socket.on('open', (body: unknown, answer: (reply: object) => void) => {
      const number = relay.rooms.length;
      const room = {
        roomId: `room${number}`.padEnd(22, 'A'),
        na: v.parse(openSchema, body).na,
        nameplate: String(10 + number),
        agent: seat,
      };
      relay.rooms.push(room);
      answer({
        ok: true,
        roomId: room.roomId,
        seatKey: 'K'.repeat(22),
        nameplate: room.nameplate,
        lifetimeMs: 600_000,
      });
    });
    socket.on('claim', (body: unknown, answer: (reply: object) => void) => {
      relay.citizens.push(seat);
      answer(relay.onClaim(seat, { site, origin, ...v.parse(claimSchema, body) }));
    });
    // An end that hears nothing gives the connection up, and this relay keeps no seats.
    socket.on('ping', (_body: unknown, answer: (reply: object) => void) => answer({}));
    socket.on('end', (body: unknown) => {
      socket.emit('ended', { reason: v.parse(endSchema, body).reason });
      socket.disconnect(true);
    });
    for (const name of ['paired', 'release', 'end']) socket.on(name, () => seat.said.push(name));
  });

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  relay.url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  return relay;
}

/** Makes the relay do its duty; `lie` may change what the two ends are told. */
export function serve(
  relay: HostileRelay,
  lie: {
    told?: (claim: { site: string; origin: string }) => { site: string; origin: string };
    claimed?: (room: { roomId: string; na: string }) => { roomId: string; na: string };
    frame?: (frame: Uint8Array, from: 'citizen' | 'agent') => Uint8Array[];
  } = {},
): void {
  let pair: { citizen: Seat; agent: Seat } | undefined;
  relay.onClaim = (citizen, { site, origin, nameplate }) => {
    const room = relay.rooms.find((one) => one.nameplate === nameplate);
    if (!room) return { ok: false, reason: 'unknown' };
    pair = { citizen, agent: room.agent };
    room.agent.tell('peer', { state: 'claimed', ...(lie.told?.({ site, origin }) ?? { site, origin }) });
    const { roomId, na } = lie.claimed?.(room) ?? room;
    return { ok: true, roomId, seatKey: 'C'.repeat(22), na };
  };
  relay.onFrame = (from, frame) => {
    if (!pair) return;
    const side = from === pair.citizen ? 'citizen' : 'agent';
    const to = side === 'citizen' ? pair.agent : pair.citizen;
    for (const one of lie.frame?.(frame, side) ?? [frame]) to.give(one);
  };
}

function seatOf(socket: Socket): Seat {
  return {
    frames: [],
    said: [],
    tell: (name, notice) => socket.emit(name, notice),
    give: (frame) => socket.emit(FRAME_EVENT, frame),
  };
}
