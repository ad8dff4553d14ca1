import { changeMarks, noMarks } from '@medkig/guidance/agent/marks-state';
import { clearCall } from '@medkig/guidance/tools/clear/agent';
import { drawCall } from '@medkig/guidance/tools/draw/agent';
import { pointCall } from '@medkig/guidance/tools/point/agent';
import type { AgentEvent } from './agent-event.ts';
import type { HerePicture, LiveState, Picture } from './agent-state.ts';
import { changeCard } from './guide-card/card-state.ts';
import { leadOn, tellPart } from './guide-card/lead-on.ts';
import { pathOf } from './guide-card/page-path.ts';
import { beneath } from './here-picture.ts';
import { guide, type LiveStep, to } from './live-step.ts';
import { pictureCame, pictureWent } from './measured.ts';
import { isGone } from './picture-age.ts';
import { withVisited } from './requests/read-address.ts';
import { fillIn, leaveForm, propose } from './requests/request.ts';
import { changeSurroundings, inAnotherField, withoutPage } from './surroundings.ts';
import { came, clearAll, mark, mayPoint, pick } from './using-tools.ts';

/** A citizen who is lost this soon after saying where the page goes has gone there (milliseconds). */
const ON_THE_WAY_MS = 30_000;

/** What goes with the picture. */
const nothingShown = {
  focusLabel: undefined,
  outline: [],
  preview: undefined,
  marks: noMarks,
  markText: '',
  lit: undefined,
  hasDrawn: false,
  asked: undefined,
  filling: undefined,
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
      | 'code-waits'
      | 'opened'
      | 'not-opened'
      | 'claimed'
      | 'wrong'
      | 'paired'
      | 'answered'
      | 'topic'
      | 'topic-kept'
      | 'ended';
  }
>;

/** Changes a live session. What belongs to an earlier page load changes nothing. */
export function changeLive(live: LiveState, event: LiveEvent, now: number): LiveStep {
  if ('page' in event && typeof event.page === 'string' && event.page !== live.page?.page) return to(live);
  switch (event.t) {
    case 'tool':
      return to(mayPoint(live) ? { ...live, tool: event.tool, filling: undefined } : live);
    case 'clear':
      return clearAll(live);
    case 'mark-text':
      return to({ ...live, markText: event.text });
    case 'page': {
      if (event.page.page === live.page?.page) return to({ ...live, page: event.page });
      const card = changeCard(live.card, { t: 'arrived', path: pathOf(event.page.address) });
      const around = withoutPage(live.around);
      const visited = withVisited(live.visited, event.page);
      const fresh = { ...live, ...nothingShown, around, visited, page: event.page, card };
      // What the citizen's panel still says is not known.
      return tellPart(withPicture(fresh, reopened(live.picture), now));
    }
    case 'focus':
      if (live.focusLabel === event.label) return to(live);
      return to({ ...live, focusLabel: event.label, around: inAnotherField(live.around) });
    case 'screen':
    case 'doing':
    case 'quiet':
    case 'offline':
    case 'sight': {
      const around = changeSurroundings(live.around, event);
      return to(around === live.around ? live : { ...live, around });
    }
    case 'picture':
      return to(withPicture({ ...live, isBack: false }, drawn(live.picture), now));
    case 'trouble':
      return { state: live, effects: [{ do: 'checkout' }] };
    case 'paused': {
      const picture = { is: 'paused', cause: event.cause } as const;
      const before = beneath(live.picture);
      if (before.is === 'paused') {
        if (before.cause !== event.cause) return to(withHere(live, picture, now));
        // Said anew by the next page: the citizen has come back so soon that nobody was missed.
        return to(live.picture.is === 'paused' ? { ...live, destination: undefined } : live);
      }
      const { measured } = live;
      const paused = { ...live, measured: { ...measured, pauses: measured.pauses + 1 } };
      const card = changeCard(live.card, { t: 'unseen' });
      const around = withoutPage(live.around);
      return to(withHere({ ...paused, ...nothingShown, around, card, tool: 'none' }, picture, now));
    }
    case 'unpaused':
      if (beneath(live.picture).is !== 'paused') return to(live);
      // The page came while nothing could be told.
      return tellPart(withHere({ ...live, destination: undefined }, { is: 'opening' }, now));
    case 'leaving': {
      const { mitid, host, isOwn } = event;
      return to({ ...live, destination: { mitid, host, ...(isOwn && { isOwn }), at: now } });
    }
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
      return pick(live, event);
    case 'mark':
      return mark(live, event);
    case 'fill-in':
      return fillIn(live, event.value);
    case 'propose':
      return propose(live, { address: event.address, title: event.title });
    case 'leave-form':
      return leaveForm(live);
    case 'outline':
      return to({ ...live, outline: event.items });
    case 'preview':
      return to(live.preview === event.node ? live : { ...live, preview: event.node });
    case 'pointed':
      if (live.tool !== 'point' || live.picture.is !== 'shown') return to(live);
      return guide(withLabel(live, event.label), pointCall(event));
    case 'unpointed':
      return guide(live, clearCall({ what: 'pointer' }));
    case 'drew': {
      if (live.tool !== 'draw' || live.picture.is !== 'shown') return to(live);
      return guide({ ...withLabel(live, event.label), hasDrawn: true }, drawCall(event));
    }
    case 'unlit':
      return to({ ...live, lit: undefined });
    case 'unmarked':
      return to({ ...live, marks: changeMarks(live.marks, { t: 'unmarked', number: event.number }) });
    case 'revealed': {
      const isLess = live.revealed.some((node) => !event.nodes.includes(node));
      return to({ ...live, revealed: event.nodes, note: isLess ? { is: 'covered' } : live.note });
    }
    case 'outcome':
      return came(live, event.call, event.outcome);
    case 'cards':
    case 'open-card':
    case 'close-card':
    case 'go-to-step':
    case 'next-step':
    case 'previous-step':
    case 'sighted':
    case 'completed':
      return leadOn(live, event);
    default: {
      const never: never = event;
      return never;
    }
  }
}

/** A hand sees what it does; without a mouse it is told. */
function withLabel(live: LiveState, label: string | undefined): LiveState {
  const { tool } = live;
  if (label === undefined || (tool !== 'point' && tool !== 'draw')) return live;
  return { ...live, note: { is: 'shown', by: tool, label } };
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
