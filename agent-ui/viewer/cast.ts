import type { Replayer } from 'rrweb';
import type { CastEvent } from './replay-event.ts';

/**
 * Applies one event at once. The replayer's own queue runs on a timer that one exception stops for good and
 * that the citizen's clock may delay; the function behind the queue is private, so its shape is checked here.
 * Throws what the replayer throws.
 */
export function castNow(replayer: Replayer, event: CastEvent): void {
  const open: object = replayer;
  if (!('getCastFn' in open) || typeof open.getCastFn !== 'function') throw new Error('rrweb: no getCastFn');
  const cast: unknown = open.getCastFn(event, false);
  if (typeof cast !== 'function') throw new Error('rrweb: no cast function');
  cast();
}
