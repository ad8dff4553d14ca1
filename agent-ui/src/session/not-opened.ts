import type { ConnectRefusal, OpenRefusal } from '@medkig/protocol/signaling/messages';
import type { CodeNote } from './agent-state.ts';

/** Why no room could be had; `offline` when there was no answer in time. */
export type NoRoom = Exclude<OpenRefusal, 'away'> | ConnectRefusal | 'offline';

/** What the home page says when «Ny kode» gave no code. */
export function noteForNoRoom(reason: NoRoom): Exclude<CodeNote, 'none'> {
  switch (reason) {
    case 'full':
    case 'rate':
    case 'load':
    case 'offline':
      return reason;
    case 'ticket':
      return 'signed-out';
    case 'draining':
      return 'shutdown';
    case 'version':
    case 'malformed':
    case 'origin':
    case 'site':
      return 'fault';
    default: {
      const never: never = reason;
      return never;
    }
  }
}
