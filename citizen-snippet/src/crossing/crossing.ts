/** A chunk of its own, for sites that stand on several origins: leaving one of them, and arriving at another. */
import { type ArriveOptions, arrive } from './arrive.ts';
import { createCrossingPost } from './crossing-post.ts';
import { type LeaveOptions, watchCrossings } from './leave.ts';

export interface Crossing {
  /** Origins that are told later take the place of those before. */
  watch(origins: LeaveOptions['origins'], random: LeaveOptions['random'], cross: LeaveOptions['cross']): void;
  arrive(crossing: string, options: Omit<ArriveOptions, 'window' | 'post'>): Promise<void>;
}

/** There is one page, and its clicks are listened to once. */
let watched: LeaveOptions | undefined;

export function createCrossing(window: Window & typeof globalThis, server: string, site: string): Crossing {
  const post = createCrossingPost(window, server, site);
  return {
    watch(origins, random, cross) {
      if (watched) watched.origins = origins;
      else {
        watched = { window, site, origins, random, cross, post };
        watchCrossings(watched);
      }
    },
    arrive: (crossing, options) => arrive(crossing, { ...options, window, post }),
  };
}
