/** A process of its own: raw `ws`, nothing but rooms of two. Its parent asks for the processor time it has used. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { answerForCpu } from './cpu-answers.ts';

const http = createServer();
const rooms = new Map<string, Set<WebSocket>>();
new WebSocketServer({ server: http, perMessageDeflate: false }).on('connection', (socket, { url = '' }) => {
  const room = rooms.get(url) ?? new Set();
  rooms.set(url, room.add(socket));
  socket.on('message', (data) => {
    for (const other of room) if (other !== socket) other.send(data);
  });
});
http.listen(0, '127.0.0.1', () => answerForCpu((http.address() as AddressInfo).port));
