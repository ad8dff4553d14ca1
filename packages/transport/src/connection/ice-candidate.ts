import type { TurnServer } from './measure-connection.ts';

/**
 * Whether the browser finds a way out of this kind: `srflx` when a server has told it its own address, `relay` when a
 * TURN server lends it one. No other browser hears of it.
 */
export async function hasCandidate(
  window: Window & typeof globalThis,
  servers: readonly TurnServer[],
  type: 'relay' | 'srflx',
  signal: AbortSignal,
): Promise<boolean> {
  const connection = new window.RTCPeerConnection({
    iceServers: [...servers],
    iceTransportPolicy: type === 'relay' ? 'relay' : 'all',
  });
  try {
    const found = new Promise<boolean>((resolve) => {
      connection.onicecandidate = ({ candidate }) => {
        if (candidate === null) resolve(false);
        else if (candidate.type === type) resolve(true);
      };
      signal.addEventListener('abort', () => resolve(false));
    });
    connection.createDataChannel('');
    await connection.setLocalDescription();
    return await found;
  } finally {
    connection.close();
  }
}
