import type { Shown, StageMark, ToViewer } from '../../viewer/viewer-messages.ts';
import type { AgentState, LiveState } from './agent-state.ts';
import { wantedOf } from './guide-card/card-state.ts';
import { beneath } from './here-picture.ts';
import { isElsewhere, isGone, isStale } from './picture-age.ts';
import type { StageLook } from './stage-look.ts';

export interface StageMirror {
  /** Sends what differs from the last time. `now` in milliseconds. */
  update(state: AgentState, look: StageLook, now: number): void;
}

/**
 * Keeps the viewer's look in step with the state. It runs in the same turn as each change: on a pause the picture
 * is gone before anything else happens, and after it the viewer listens again before the next events arrive.
 */
export function createStageMirror(send: (message: ToViewer) => void): StageMirror {
  const sent = new Map<ToViewer['t'], string>();

  function sendOnce(message: ToViewer): void {
    const json = JSON.stringify(message);
    if (sent.get(message.t) === json) return;
    sent.set(message.t, json);
    send(message);
  }

  return {
    update(state, { texts, assets, markLabel }, now) {
      sendOnce(texts);
      if (assets) sendOnce(assets);
      if (state.is !== 'live') return sendOnce({ t: 'shown', as: 'blank' });
      sendOnce({ t: 'shown', as: shownAs(state, now) });
      sendOnce({ t: 'tool', tool: state.tool });
      if (!state.page) return;
      const marks = state.marks.map((mark): StageMark => ({ ...mark, label: mark.label ?? markLabel }));
      sendOnce({ t: 'marks', page: state.page.page, marks, lit: state.lit ?? null });
      sendOnce({ t: 'preview', page: state.page.page, node: state.preview ?? null });
      sendOnce({ t: 'find', page: state.page.page, wanted: wantedOf(state.card) ?? null });
    },
  };
}

function shownAs(live: LiveState, now: number): Shown {
  const { picture } = live;
  if (beneath(picture).is === 'paused' || isGone(picture, now)) return 'blank';
  return isStale(picture, now) || isElsewhere(live) ? 'stale' : 'live';
}
