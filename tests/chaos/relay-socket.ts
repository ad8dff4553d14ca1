import { Decoder, Encoder } from '@medkig/protocol/signaling/wire-parser';
import { io, type Socket } from 'socket.io-client';

interface Whence {
  port: number;
  /** Of the page. */
  origin: string;
  /** Of the loopback; 127.0.0.1, if absent. */
  localAddress?: string;
}

/** A socket that has joined the relay and does not come again. Rejects when it is refused. */
export async function joinedSocket(
  auth: Record<string, unknown>,
  { port, origin, localAddress }: Whence,
): Promise<Socket> {
  const options = {
    path: '/relay/',
    parser: { Encoder, Decoder },
    transports: ['websocket'],
    auth,
    extraHeaders: { origin },
    forceNew: true,
    reconnection: false,
    ...(localAddress !== undefined && { localAddress }),
  };
  const socket = io(`http://127.0.0.1:${port}`, options);
  await new Promise<void>((resolve, reject) => {
    socket.on('connect', resolve);
    socket.on('connect_error', reject);
  });
  return socket;
}
