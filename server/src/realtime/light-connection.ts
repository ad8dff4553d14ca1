/** A connection lasts as long as a call; what opened it need not. */
import { ServerResponse } from 'node:http';
import type { RelaySocket } from './relay-server.ts';

const nothing = {};

/** Of a socket that has joined: its identity is all that is still asked for. */
export function letGoOfHandshake(socket: RelaySocket): void {
  Reflect.set(socket.conn, 'request', nothing);
  Reflect.set(socket, 'handshake', nothing);
  // Socket.IO puts each socket into a room of its own, to be found by its id; ours are reached without.
  socket.leave(socket.id);
}

/** Engine.IO's stand-in for the answer to an upgrade lives as long as the connection, and would keep the request with it. */
export function letGoOfRequest(response: object): void {
  if (!(response instanceof ServerResponse)) Reflect.set(response, 'req', nothing);
}
