import type { Me } from '@medkig/api/session';

/** Somebody who takes calls: their municipality takes part in a hotline, and citizens read whom they work for. */
export type AtDesk = Me & { hotline: NonNullable<Me['hotline']>; agent: { employer: string } };

export function isAtDesk(me: Me): me is AtDesk {
  return me.may.includes('calls') && me.hotline !== null && me.agent.employer !== null;
}
