/**
 * A process of its own that floods a relay from addresses of this machine until its parent lets it go; then it tells how
 * often it tried and how often it got in.
 */
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import * as v from 'valibot';
import { WebSocket } from 'ws';
import { type FloodOrder, floodOrderSchema } from './flood-order.ts';

const ORIGIN = 'https://vestby.example';
const JOIN = '40{"v":1,"seat":"citizen","site":"vestby"}';
/** What may be under way at once: a flooder that drowns itself floods nobody. */
const MOST_AT_ONCE = 1_000;

/** How long half a handshake is held. */
const HELD_MS = 400;

const figures = { tries: 0, admitted: 0 };
let underWay = 0;

/** Opens, joins where it is let in, and goes on as it is told. */
function open(port: number, localAddress: string, joined: (socket: WebSocket) => void): void {
  underWay += 1;
  const url = `ws://127.0.0.1:${port}/relay/?EIO=4&transport=websocket`;
  const socket = new WebSocket(url, { localAddress, headers: { origin: ORIGIN }, perMessageDeflate: false });
  socket.on('error', () => {});
  socket.on('close', () => {
    underWay -= 1;
  });
  socket.on('message', (data) => {
    const said = String(data);
    if (said.startsWith('0')) socket.send(JOIN);
    if (!said.startsWith('40')) return;
    figures.admitted += 1;
    joined(socket);
  });
}

/** As much of a handshake as keeps a server waiting. */
function openHalf(port: number, localAddress: string): void {
  underWay += 1;
  const socket = connect({ port, host: '127.0.0.1', localAddress });
  socket.on('error', () => {});
  socket.on('close', () => {
    underWay -= 1;
  });
  socket.write(`GET /relay/?EIO=4&transport=websocket HTTP/1.1\r\nHost: medkig\r\nOrigin: ${ORIGIN}\r\nX: `);
  setTimeout(() => socket.destroy(), HELD_MS).unref();
}

/** Too large, in pieces with nothing in them, in pieces without an end: by turns. */
function sendNonsense(socket: WebSocket, turn: number): void {
  if (turn % 3 === 0) socket.send(Buffer.alloc(200_000));
  else {
    const piece = Buffer.alloc(turn % 3 === 1 ? 0 : 100);
    for (let sent = 0; sent < 500 && socket.readyState === WebSocket.OPEN; sent += 1)
      socket.send(piece, { fin: false });
    setTimeout(() => socket.terminate(), 200);
  }
}

async function flood({ port, attack, addresses, rate }: FloodOrder): Promise<void> {
  const start = performance.now();
  for (;;) {
    const due = ((performance.now() - start) * rate) / 1000;
    for (; figures.tries < due && underWay < MOST_AT_ONCE; figures.tries += 1) {
      const from = `127.0.0.${2 + (figures.tries % addresses)}`;
      if (attack === 'half-open connections') openHalf(port, from);
      else if (attack === 'joins') open(port, from, (socket) => socket.terminate());
      else {
        const turn = figures.tries;
        open(port, from, (socket) => sendNonsense(socket, turn));
      }
    }
    await delay(2);
  }
}

process.once('message', (order) => {
  process.once('message', () => process.send?.(figures, () => process.exit()));
  void flood(v.parse(floodOrderSchema, order));
});
process.once('disconnect', () => process.exit());
