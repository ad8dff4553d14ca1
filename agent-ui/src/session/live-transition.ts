import { clearCall } from '@medkig/guidance/agent/clear';
import { highlightCall } from '@medkig/guidance/agent/highlight';
import { changeMarks, noMarks, numberFor } from '@medkig/guidance/agent/marks-state';
import { pointCall } from '@medkig/guidance/agent/point';
import type { ToolCall } from '@medkig/guidance/contract/tools';
import type { AgentEffect, AgentEvent } from './agent-event.ts';
import type { LiveState, Picture } from './agent-state.ts';
import { pictureCame, pictureWent } from './measured.ts';

/** The events that only mean something while the citizen shares. */
export type LiveEvent = Exclude<
  AgentEvent,
  {
    t:
      | 'new-code'
      | 'stop'
      | 'home'
      | 'opened'
      | 'not-opened'
      | 'claimed'
      | 'wrong'
      | 'paired'
      | 'answered'
      | 'ended';
  }
>;

export interface LiveStep {
  state: LiveState;
  effects: AgentEffect[];
}

/** Changes a live session. What belongs to an earlier page load changes nothing. */
export function changeLive(live: LiveState, event: LiveEvent, now: number): LiveStep {
  if ('page' in event && typeof event.page === 'string' && event.page !== live.page?.page) return to(live);
  switch (event.t) {
    case 'tool':
      return to(mayPoint(live) ? { ...live, tool: event.tool } : live);
    case 'clear':
      return live.marks.length === 0
        ? to({ ...live, tool: 'none' })
        : guide({ ...live, tool: 'none', marks: noMarks, note: { is: 'none' } }, clearCall({ what: 'all' }));
    case 'page': {
      if (event.page.page === live.page?.page) return to({ ...live, page: event.page });
      const fresh = { ...live, page: event.page, focusLabel: undefined, marks: noMarks };
      return to(withPicture({ ...fresh, note: { is: 'none' } }, reopened(live.picture), now));
    }
    case 'focus':
      return to(live.focusLabel === event.label ? live : { ...live, focusLabel: event.label });
    case 'picture':
      return to(withPicture(live, drawn(live.picture), now));
    case 'trouble':
      return { state: live, effects: [{ do: 'checkout' }] };
    case 'paused': {
      if (stateBeneath(live.picture) === 'paused') return to(live);
      const { measured } = live;
      const paused = { ...live, measured: { ...measured, pauses: measured.pauses + 1 } };
      const bare = { ...paused, tool: 'none', marks: noMarks, note: { is: 'none' } } as const;
      return to(withPicture({ ...bare, focusLabel: undefined }, { is: 'paused' }, now));
    }
    case 'unpaused':
      return to(stateBeneath(live.picture) === 'paused' ? withPicture(live, { is: 'opening' }, now) : live);
    case 'lost': {
      const { picture } = live;
      const since = picture.is === 'away' ? Math.min(picture.since, event.since) : event.since;
      const away = { is: 'away', who: event.who, since, was: stateBeneath(picture) } as const;
      return to(withPicture(live, away, now));
    }
    case 'back':
      return to(live.picture.is === 'away' ? withPicture(live, { is: live.picture.was }, now) : live);
    case 'picked': {
      if (live.tool !== 'highlight' || live.picture.is !== 'shown') return to(live);
      const mark = { node: event.node, number: numberFor(live.marks, event.node) };
      const marks = changeMarks(live.marks, { t: 'marked', mark });
      const note = { is: 'marked', number: mark.number, label: event.label } as const;
      return guide({ ...live, marks, note }, highlightCall(mark));
    }
    case 'pointed':
      if (live.tool !== 'point' || live.picture.is !== 'shown') return to(live);
      return guide(live, pointCall(event));
    case 'unpointed':
      return guide(live, clearCall({ what: 'pointer' }));
    case 'unmarked':
      return to({ ...live, marks: changeMarks(live.marks, { t: 'unmarked', number: event.number }) });
    case 'outcome': {
      const { call, outcome } = event;
      if (outcome === 'done' || call.tool !== 'highlight') return to(live);
      const marks = changeMarks(live.marks, { t: 'unmarked', number: call.args.number });
      return to({ ...live, marks, note: { is: 'refused', outcome } });
    }
    default: {
      const never: never = event;
      return never;
    }
  }
}

/** The tools need the citizen's grant and a citizen who shares. */
function mayPoint({ grants, picture }: LiveState): boolean {
  return grants.includes('point') && stateBeneath(picture) !== 'paused';
}

function to(state: LiveState): LiveStep {
  return { state, effects: [] };
}

function guide(state: LiveState, call: ToolCall): LiveStep {
  const { page } = state;
  return { state, effects: page ? [{ do: 'guide', page: page.page, call }] : [] };
}

function stateBeneath(picture: Picture): 'opening' | 'shown' | 'paused' {
  return picture.is === 'away' ? picture.was : picture.is;
}

/** A new page load has no picture yet; a pause outlives it. */
function reopened(picture: Picture): Picture {
  return stateBeneath(picture) === 'paused' ? picture : { is: 'opening' };
}

function drawn(picture: Picture): Picture {
  return picture.is === 'opening' ? { is: 'shown' } : picture;
}

function withPicture(live: LiveState, picture: Picture, now: number): LiveState {
  if (picture === live.picture) return live;
  const measured = picture.is === 'shown' ? pictureCame(live.measured, now) : pictureWent(live.measured, now);
  return { ...live, picture, measured };
}
