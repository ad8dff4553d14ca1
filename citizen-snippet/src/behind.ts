/** What nobody needs before the page is seen. One chunk: fetched together it is smaller, and one hash stands for it. */
import { createGuidance } from '@medkig/guidance/citizen/guidance';
import { createLatePeer } from '@medkig/transport/peer/late-peer';
import { tellBeside } from './beside-picture.ts';
import { spokenName } from './capture/spoken-name.ts';
import { coalesceEvents, holdBack } from './coalesce-events.ts';
import { createPageDecisions } from './in-charge/page-decisions.ts';
import { createPageLayer } from './in-charge/page-layer.ts';
import { createAfterSession, styleAfter } from './panel/after-session.ts';
import { createLiveCards } from './panel/live-cards.ts';

export const behind = {
  coalesceEvents,
  holdBack,
  spokenName,
  createGuidance,
  createLatePeer,
  tellBeside,
  createPageDecisions,
  createPageLayer,
  createAfterSession,
  styleAfter,
  createLiveCards,
};
