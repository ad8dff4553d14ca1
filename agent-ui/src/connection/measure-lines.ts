import type { ConnectionMeasures } from '@medkig/transport/connection-verdict';
import type { Say } from '../strings.ts';

/** What was measured, one pair of words each. */
export function measureLines(measures: ConnectionMeasures, say: Say): [what: string, found: string][] {
  const { roundTripMs, webSocket, polling, udp, turnTcp } = measures;
  const open = (is: boolean | null) => say(is === null ? 'net.unused' : is ? 'net.open' : 'net.blocked');
  return [
    ['HTTPS', open(roundTripMs !== null)],
    ['WebSocket', open(webSocket)],
    ['Long-polling', open(polling)],
    [say('net.udp'), open(udp)],
    [say('net.tcp'), open(turnTcp)],
    [say('net.roundtrip'), roundTripMs === null ? '–' : say('net.ms', { ms: roundTripMs })],
  ];
}
