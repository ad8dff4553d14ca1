import type { EndReason } from '@medkig/protocol/signaling/messages';
import type { EndedBy } from './citizen-state.ts';

/** The relay's reason in the citizen's words. */
export function endedBy(reason: EndReason): EndedBy {
  switch (reason) {
    case 'agent':
    case 'citizen':
    case 'idle':
    case 'longest':
      return reason;
    case 'cancelled':
    case 'revoked':
    case 'elsewhere':
      return 'agent';
    default:
      return 'lost';
  }
}
