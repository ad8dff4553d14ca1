/** A process of its own: the plain relay, which hands each event to the other seat. Says its port to its parent. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';

const [, , agentScript = '', styleSheet = ''] = process.argv;
const page = `<!doctype html><meta charset="utf-8"><style>${readFileSync(styleSheet, 'utf8')}</style>
<body><script src="/agent.js"></script></body>`;

const http = createServer((request, response) => {
  if (request.url === '/agent.js')
    response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(readFileSync(agentScript));
  else response.writeHead(200, { 'Content-Type': 'text/html' }).end(page);
});
// The only setting that is not stock: a page of 20,000 nodes is larger than one megabyte, and would never arrive.
const relay = new Server(http, { cors: { origin: '*' }, maxHttpBufferSize: 64 * 1024 * 1024 });
relay.on('connection', (socket) => {
  if (socket.handshake.auth.seat === 'agent') {
    socket.join('agent');
    socket.on('mark', (id) => socket.to('citizen').emit('mark', id));
    return;
  }
  socket.join('citizen');
  socket.on('event', (event) => socket.to('agent').emit('event', event));
});
http.listen(0, '127.0.0.1', () => process.send?.((http.address() as AddressInfo).port));
process.once('disconnect', () => process.exit());
