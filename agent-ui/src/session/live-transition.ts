import { askCall } from '@medkig/guidance/agent/ask';
import { clearCall } from '@medkig/guidance/agent/clear';
import { highlightCall } from '@medkig/guidance/agent/highlight';
import { changeMarks, noMarks, numberFor } from '@medkig/guidance/agent/marks-state';
import { pointCall } from '@medkig/guidance/agent/point';
import type { ToolCall } from '@medkig/guidance/contract/tools';
import type { GuideOutcome } from '@medkig/protocol/session/messages';
import type { AgentEffect, AgentEvent } from './agent-event.ts';
import type { AskedField, HerePicture, LiveState, MarkRefusal, Picture } from './agent-state.ts';
import { pictureCame, pictureWent } from './measured.ts';
import { isGone } from './picture-age.ts';

/** A citizen who is lost this soon after saying where the page goes has gone there (milliseconds). */
const ON_THE_WAY_MS = 30_000;

/** What goes with the picture. */
const nothingShown = {
  focusLabel: undefined,
  outline: [],
  preview: undefined,
  marks: noMarks,
  asked: undefined,
  revealed: [],
  note: { is: 'none' },
} as const;

/** The events that only mean something while the citizen shares. */
export type LiveEvent = Exclude<
  AgentEvent,
  {
    t:
      | 'new-code'
      | 'stop'
      | 'home'
      | 'found'
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
      const fresh = { ...live, ...nothingShown, page: event.page };
      return to(withPicture(fresh, reopened(live.picture), now));
    }
    case 'focus':
      return to(live.focusLabel === event.label ? live : { ...live, focusLabel: event.label });
    case 'picture':
      return to(withPicture({ ...live, isBack: false }, drawn(live.picture), now));
    case 'trouble':
      return { state: live, effects: [{ do: 'checkout' }] };
    case 'paused': {
      const picture = { is: 'paused', cause: event.cause } as const;
      const before = beneath(live.picture);
      if (before.is === 'paused')
        return to(before.cause === event.cause ? live : withHere(live, picture, now));
      const { measured } = live;
      const paused = { ...live, measured: { ...measured, pauses: measured.pauses + 1 } };
      return to(withHere({ ...paused, ...nothingShown, tool: 'none' }, picture, now));
    }
    case 'unpaused':
      return to(beneath(live.picture).is === 'paused' ? withHere(live, { is: 'opening' }, now) : live);
    case 'leaving':
      return to({ ...live, destination: { mitid: event.mitid, host: event.host, at: now } });
    case 'hidden':
      return to(live.isHidden === event.hidden ? live : { ...live, isHidden: event.hidden });
    case 'lost': {
      const { picture, destination } = live;
      const since = picture.is === 'away' ? Math.min(picture.since, event.since) : event.since;
      const away = { is: 'away', who: event.who, since, was: beneath(picture) } as const;
      const isThere = destination && (picture.is === 'away' || now - destination.at < ON_THE_WAY_MS);
      return to(withPicture({ ...live, destination: isThere ? destination : undefined }, away, now));
    }
    case 'back': {
      const { picture } = live;
      const here = { ...live, destination: undefined, isHidden: false };
      if (picture.is !== 'away') return to(here);
      const isRemoved = picture.was.is === 'shown' && isGone(picture, now);
      return to(withPicture(here, isRemoved ? { is: 'opening' } : picture.was, now));
    }
    case 'picked':
      if (live.tool === 'ask') return ask(live, event);
      return live.tool === 'highlight' ? mark(live, event) : to(live);
    case 'mark':
      return mark(live, event);
    case 'outline':
      return to({ ...live, outline: event.items });
    case 'preview':
      return to(live.preview === event.node ? live : { ...live, preview: event.node });
    case 'pointed':
      if (live.tool !== 'point' || live.picture.is !== 'shown') return to(live);
      return guide(live, pointCall(event));
    case 'unpointed':
      return guide(live, clearCall({ what: 'pointer' }));
    case 'unmarked':
      return to({ ...live, marks: changeMarks(live.marks, { t: 'unmarked', number: event.number }) });
    case 'revealed': {
      const isLess = live.revealed.some((node) => !event.nodes.includes(node));
      return to({ ...live, revealed: event.nodes, note: isLess ? { is: 'covered' } : live.note });
    }
    case 'outcome':
      return came(live, event.call, event.outcome);
    default: {
      const never: never = event;
      return never;
    }
  }
}

function mark(live: LiveState, { node, label }: { node: number; label: string }): LiveStep {
  if (live.picture.is !== 'shown' || !mayPoint(live)) return to(live);
  const made = { node, number: numberFor(live.marks, node) };
  const marks = changeMarks(live.marks, { t: 'marked', mark: made });
  const note = { is: 'marked', number: made.number, label } as const;
  return guide({ ...live, marks, note }, highlightCall(made));
}

/** One question at a time: the citizen reads it, and the agent waits. */
function ask(live: LiveState, { node, label }: AskedField): LiveStep {
  if (live.picture.is !== 'shown' || !mayPoint(live) || live.asked) return to(live);
  const asked = { node, label };
  return guide({ ...live, tool: 'none', asked, note: { is: 'asked', label } }, askCall({ node }));
}

function came(live: LiveState, call: ToolCall, outcome: GuideOutcome): LiveStep {
  if (call.tool === 'ask') {
    if (live.asked?.node !== call.args.node) return to(live);
    return to({ ...live, asked: undefined, note: { is: 'answered', label: live.asked.label, outcome } });
  }
  if (outcome === 'done' || call.tool !== 'highlight') return to(live);
  const marks = changeMarks(live.marks, { t: 'unmarked', number: call.args.number });
  return to({ ...live, marks, note: { is: 'refused', outcome: refusal(outcome) } });
}

/** What belongs to a question is no answer to a mark. */
function refusal(outcome: GuideOutcome): MarkRefusal {
  return outcome === 'not-granted' || outcome === 'gone' || outcome === 'hidden' ? outcome : 'malformed';
}

/** The tools need the citizen's grant and a citizen who shares. */
function mayPoint({ grants, picture }: LiveState): boolean {
  return grants.includes('point') && beneath(picture).is !== 'paused';
}

function to(state: LiveState): LiveStep {
  return { state, effects: [] };
}

function guide(state: LiveState, call: ToolCall): LiveStep {
  const { page } = state;
  return { state, effects: page ? [{ do: 'guide', page: page.page, call }] : [] };
}

/** The picture as it goes on when both are there. */
export function beneath(picture: Picture): HerePicture {
  return picture.is === 'away' ? picture.was : picture;
}

/** A new page load has no picture yet; a pause outlives it. */
function reopened(picture: Picture): Picture {
  return beneath(picture).is === 'paused' ? picture : { is: 'opening' };
}

function drawn(picture: Picture): Picture {
  return picture.is === 'opening' ? { is: 'shown' } : picture;
}

/** What the citizen says of the picture is heard, so the citizen is here. */
function withHere(live: LiveState, picture: HerePicture, now: number): LiveState {
  return withPicture({ ...live, isBack: false }, picture, now);
}

function withPicture(live: LiveState, picture: Picture, now: number): LiveState {
  if (picture === live.picture) return live;
  const measured = picture.is === 'shown' ? pictureCame(live.measured, now) : pictureWent(live.measured, now);
  return { ...live, picture, measured };
}
