/** A process of its own: what Socket.IO's own pages show, rooms of two and `to(room).emit`, with all its defaults. */
import { createServer } from 'node:http';
import { Server } from 'socket.io';

const http = createServer();
new Server(http).on('connection', (socket) => {
  const room = String(socket.handshake.query.room);
  socket.join(room);
  socket.on('frame', (bytes: Uint8Array) => socket.to(room).emit('frame', bytes));
});
http.listen(Number(process.env.PORT), '127.0.0.1', () => process.stdout.write('ready\n'));
