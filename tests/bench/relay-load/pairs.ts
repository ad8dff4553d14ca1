/** Two peers of one room, on each of the relays. */
import { createPrivateKey, randomBytes } from 'node:crypto';
import { keysOf } from '@medkig/server/ticket-keys';
import { createTickets } from '@medkig/server/tickets';
import type { Service } from '../../support/service-of-many.ts';
import { joinAs, type Peer } from './peer.ts';
import type { RelayName } from './relay-process.ts';
import { binaryMessage, MASK, openWire, textMessage } from './wire.ts';

export interface Pair {
  number: number;
  /** One frame of the citizen's. */
  send(): void;
  close(): void;
  /** Both peers connect to the server at this port and take their seats again. Only the product's can. */
  resume(port: number): Promise<void>;
}

/** Told of each frame that comes out at an agent: how many milliseconds it took. */
type Arrived = (milliseconds: number) => void;

const FRAME_BYTES = 260;
/** Where in a frame the time stands: a multiple of four, as the mask goes. */
const STAMP_AT = 8;
/** Steps of a stamp in a millisecond. */
const STEPS = 100;

/** Byte 1: a record; byte 2: the lane of what may not be left out. */
const frame = Buffer.alloc(FRAME_BYTES, 7);
frame.set([1, 3, 0], 0);
const message = binaryMessage(frame);
const EVENT_OF_SOCKETIO = textMessage('451-["frame",{"_placeholder":true,"num":0}]');

/** A copy each time: the bytes of the one before may still wait to be sent. */
function stamped(before: Uint8Array = Buffer.alloc(0)): Buffer {
  const copy = Buffer.concat([before, message]);
  const at = copy.length - FRAME_BYTES + STAMP_AT;
  copy.writeUInt32BE((stamp() ^ MASK) >>> 0, at);
  return copy;
}

function stamp(): number {
  return Math.floor(performance.now() * STEPS) >>> 0;
}

function reading(arrived: Arrived): (message: Buffer) => void {
  return (bytes) => arrived((stamp() - bytes.readUInt32BE(STAMP_AT)) / STEPS);
}

export interface Opening {
  port: number;
  /** Which pair it is, from 0. */
  number: number;
  arrived: Arrived;
  service: Service;
}

export function openPair(relay: RelayName, opening: Opening): Promise<Pair> {
  switch (relay) {
    case 'ws':
      return wsPair(opening);
    case 'socketio':
      return socketioPair(opening);
    case 'product':
      return productPair(opening);
    default: {
      const never: never = relay;
      throw new Error(`no such relay: ${String(never)}`);
    }
  }
}

const cannotResume = () => Promise.reject(new Error('nothing to resume'));

async function wsPair({ port, number, arrived }: Opening): Promise<Pair> {
  const open = (binary: (bytes: Buffer) => void) =>
    openWire({ port, path: `/${number}` }, { binary, text() {}, closed() {} });
  const [citizen, agent] = [await open(() => {}), await open(reading(arrived))];
  return {
    number,
    send: () => citizen.write(stamped()),
    close() {
      citizen.close();
      agent.close();
    },
    resume: cannotResume,
  };
}

async function socketioPair({ port, number, arrived }: Opening): Promise<Pair> {
  const address = { port, path: `/socket.io/?EIO=4&transport=websocket&room=${number}` };
  const citizen = await joinAs(address, {}, () => {});
  const agent = await joinAs(address, {}, reading(arrived));
  return {
    number,
    send: () => citizen.wire.write(stamped(EVENT_OF_SOCKETIO)),
    close() {
      citizen.wire.close();
      agent.wire.close();
    },
    resume: cannotResume,
  };
}

async function productPair({ port, number, arrived, service }: Opening): Promise<Pair> {
  const person = service.people[number];
  if (!person) throw new Error('nobody is left to take another call');
  const { agentId, sessionId, hotlineId, site, origin } = person;
  const join = (at: number, seat: 'agent' | 'citizen') => {
    const ticket = () => ticketsOf(service).issue({ agentId, sessionId, hotlineId });
    const address = {
      port: at,
      path: '/relay/?EIO=4&transport=websocket',
      headers: {
        origin: seat === 'agent' ? service.console : origin,
        // The server stands behind a proxy, as it does in a service, and counts each peer by its own address.
        'x-forwarded-for': `10.${seat === 'agent' ? 1 : 2}.${number >> 8}.${number & 255}`,
      },
    };
    const auth = seat === 'agent' ? { v: 1, seat, ticket: ticket() } : { v: 1, seat, site };
    return joinAs(address, auth, seat === 'agent' ? reading(arrived) : () => {});
  };
  let agent = await join(port, 'agent');
  let citizen = await join(port, 'citizen');
  const opened = await agent.ask('open', { na: 'n'.repeat(43) });
  if (!opened.ok) throw new Error(`no room: ${opened.reason}`);
  const claimed = await citizen.ask('claim', { nameplate: opened.nameplate });
  if (!claimed.ok) throw new Error(`no seat: ${claimed.reason}`);
  agent.tell('paired', {});
  const { roomId } = opened;
  const sitDown = async (peer: Peer, { seatKey }: { seatKey: string }) => {
    const { ok, reason } = await peer.ask('resume', { roomId, seatKey });
    if (!ok) throw new Error(`no seat again: ${reason}`);
  };
  return {
    number,
    send: () => citizen.wire.write(stamped()),
    close() {
      citizen.wire.close();
      agent.wire.close();
    },
    async resume(at) {
      [agent, citizen] = await Promise.all([join(at, 'agent'), join(at, 'citizen')]);
      await Promise.all([sitDown(agent, opened), sitDown(citizen, claimed)]);
    },
  };
}

let tickets: ReturnType<typeof createTickets> | undefined;

function ticketsOf({ console, jwtPrivateKey }: Service): ReturnType<typeof createTickets> {
  const keys = keysOf([createPrivateKey(jwtPrivateKey)]);
  tickets ??= createTickets({
    keys,
    issuer: console,
    now: Date.now,
    randomBytes,
    isFirstUse: async () => true,
  });
  return tickets;
}
