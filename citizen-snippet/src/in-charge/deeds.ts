/**
 * What the agent asks to do on the page, and does after the citizen's yes. `grants-state` decides; here the page is
 * looked at when something is asked and again in the moment after the yes, and here alone the page is touched.
 */
import { isCovered } from '@medkig/guidance/citizen/deeds/covered';
import type { DrawnTree } from '@medkig/guidance/citizen/deeds/drawn';
import {
  allowedAddress,
  isFillable,
  isForbiddenToFill,
  isForbiddenToPress,
} from '@medkig/guidance/citizen/deeds/forbidden';
import { fill, press } from '@medkig/guidance/citizen/deeds/gesture';
import {
  changeGrants,
  type GrantsEffect,
  type GrantsEvent,
  type GrantsState,
  noGrants,
  type Refusal,
  type WishAnswer,
} from '@medkig/guidance/citizen/deeds/grants-state';
import { oneLine } from '@medkig/guidance/citizen/deeds/one-line';
import { fillTarget, pressTarget } from '@medkig/guidance/citizen/deeds/target';
import type { Applied } from '@medkig/guidance/citizen/tool';
import type { Wish } from '@medkig/guidance/contract/tools';
import type { Grant, GuideOutcome } from '@medkig/protocol/session/messages';
import type { LiveNews, Question } from '../citizen-state.ts';
import type { Deed } from './facts.ts';

/** How long a question stands, in milliseconds. */
const LAPSES_MS = 60_000;

/** More deeds on one page than anybody reads in a receipt. */
const MOST_NOTED = 50;

/** Whoever typed this recently writes, in milliseconds. */
const WRITES_MS = 2000;

export interface DeedsOptions extends DrawnTree {
  window: Window & typeof globalThis;
  /** The panel's shadow root. */
  root: ShadowRoot;
  /** The nonce of this page load. */
  page(): string;
  /** What the citizen may be asked to allow, and where a page may be proposed. */
  may: readonly string[];
  hosts: readonly string[];
  /** CSS selector of the parts that the agent gets nothing of. */
  blocked: string;
  nodeOf(id: number): Element | undefined;
  /** What the page calls an element, as it stands there. */
  nameOf(element: Element): string;
  isRendered(element: Element): boolean;
  /** The same words as the agent may have them. */
  scrub(words: string): string;
  /** Whether the agent may write this in a field: never a secret one, nor a number that is always hidden. */
  mayWrite(field: Element, value: string): boolean;
  /** Shows the citizen what is asked about, unless they write. */
  showOnPage(element: Element): void;
  /** The citizen is being asked for something else. */
  isAsking(): boolean;
  tell(news: LiveNews): void;
  /** What became of the guide with this id. */
  answered(id: number, outcome: GuideOutcome): void;
  /** What the agent may beyond the citizen's first yes. */
  granted(more: Grant[]): void;
  /** It stands in the receipt. */
  noteDone(deed: Deed, name: string): void;
}

export interface Deeds {
  /** Puts the question, unless there is a reason not to; under a grant for the page it is done at once. */
  wish(wish: Wish): Applied;
  /** The question that was just put came with this guide. */
  cameWith(id: number): void;
  isAsking(): boolean;
  answer(answer: WishAnswer): void;
  /** The agent may no longer press on this page. */
  takeBack(): void;
  /** The page has changed: a question about what is not there any more goes. */
  refresh(): void;
  /** Nothing is seen any more. */
  rest(): void;
}

export function createDeeds(options: DeedsOptions): Deeds {
  const { window, root, tell, nameOf } = options;
  let state: GrantsState = noGrants;
  /** Where the citizen allowed pressing, and when they typed last since then. */
  let path = '';
  let typedAt = Number.NEGATIVE_INFINITY;
  let noted = 0;
  /** A deed is being done. */
  let acts = false;
  let question: { id: number; timer: number; put: string } | undefined;

  /** What comes of it for the guide that it is about, if anything. */
  function apply(event: GrantsEvent): Applied | undefined {
    const step = changeGrants(state, event, options.may);
    state = step.state;
    let outcome: Applied | undefined;
    for (const effect of step.effects) outcome = run(effect) ?? outcome;
    return outcome;
  }

  function run(effect: GrantsEffect): Applied | undefined {
    switch (effect.do) {
      case 'ask':
        question = { id: 0, timer: window.setTimeout(lapse, LAPSES_MS), put: '' };
        put(effect.wish);
        show(effect.wish);
        return 'waits';
      case 'deed':
        return perform(effect.wish);
      case 'refuse':
      case 'settle':
        return effect.because;
      case 'tell':
        showClicks(effect.clicks);
        return undefined;
      default: {
        const never: never = effect;
        return never;
      }
    }
  }

  /** For what ends a question: its guide hears the outcome. */
  function settle(event: GrantsEvent): void {
    const ending = question;
    const outcome = apply(event);
    if (!ending || isAsking()) return;
    window.clearTimeout(ending.timer);
    question = undefined;
    if (outcome && outcome !== 'waits') options.answered(ending.id, outcome);
  }

  function lapse(): void {
    const wish = state.is === 'open' ? state.asked : undefined;
    const words = wish && questionOf(wish);
    settle({ t: 'lapsed' });
    if (words) tell({ request: { is: 'lapsed', of: words.is, label: words.label } });
  }

  function isAsking(): boolean {
    return state.is === 'open' && state.asked !== undefined;
  }

  /** The question in the words of the page as it is now. */
  function put(wish: Wish): void {
    const request = questionOf(wish);
    const json = JSON.stringify(request);
    if (!question || question.put === json) return;
    question.put = json;
    tell({ request });
  }

  /** The card stands by now, so that the page is scrolled clear of it. */
  function show(wish: Wish): void {
    const target = wish.tool === 'propose' ? undefined : targetOf(wish);
    if (target) options.showOnPage(target);
  }

  function questionOf(wish: Wish): Question {
    if (wish.tool === 'propose') {
      const { host = '', pathname = '', search = '' } = addressOf(wish) ?? {};
      // The agent's own words, so they must not get out of their quotes.
      return { is: 'go', label: wish.args.title.replace(/[“”„«»"]/g, ''), address: host + pathname + search };
    }
    const target = targetOf(wish);
    const label = target ? nameOf(target) : '';
    if (wish.tool === 'press') return { is: 'press', label, leads: leadsTo(target) };
    const replaces =
      target !== undefined && isFillable(target, window) && !('options' in target) && target.value !== '';
    return { is: 'fill', label, value: wish.args.value, replaces };
  }

  function leadsTo(target: Element | undefined): string {
    if (!(target instanceof window.HTMLAnchorElement) || !target.href) return '';
    return target.pathname === window.location.pathname ? '' : target.pathname;
  }

  function addressOf({ args }: Extract<Wish, { tool: 'propose' }>): URL | undefined {
    return allowedAddress(args.address, window.location.href, options.hosts);
  }

  function targetOf(wish: Exclude<Wish, { tool: 'propose' }>): Element | undefined {
    const element = options.nodeOf(wish.args.node);
    return element && (wish.tool === 'press' ? pressTarget(element) : fillTarget(element));
  }

  /** Why the page is against it, if so; whether something lies over it counts only when it is looked at on purpose. */
  function against(wish: Wish, looksOnTop: boolean): Refusal | undefined {
    if (wish.tool === 'propose') return addressOf(wish) ? undefined : 'forbidden';
    const element = options.nodeOf(wish.args.node);
    const target = targetOf(wish);
    if (!element?.isConnected || !target) return 'gone';
    if (window.document.hidden || !options.isRendered(element) || !options.isRendered(target))
      return 'hidden';
    if (isForbidden(wish, target)) return 'forbidden';
    if (oneLine(options.scrub(nameOf(element))) !== oneLine(wish.args.seen)) return 'gone';
    return looksOnTop && isCovered(target, window, root.host, options) ? 'covered' : undefined;
  }

  function isForbidden(wish: Exclude<Wish, { tool: 'propose' }>, target: Element): boolean {
    const name = nameOf(target);
    if (wish.tool === 'press') return isForbiddenToPress(target, name, options);
    return isForbiddenToFill(target, name, options) || !options.mayWrite(target, wish.args.value);
  }

  /** The last look, and then the deed. */
  function perform(wish: Wish): GuideOutcome {
    const words = questionOf(wish);
    if (wish.tool !== 'propose') bringIntoView(targetOf(wish));
    const reason = against(wish, true);
    if (reason) return reason;
    acts = true;
    const failed = act(wish);
    acts = false;
    if (failed) return failed;
    if (words.is !== 'see' && noted++ < MOST_NOTED) options.noteDone(words.is, words.label);
    if (wish.tool === 'press' && state.is === 'open' && state.clicks)
      tell({ clicks: { pressed: words.label } });
    return 'done';
  }

  function act(wish: Wish): Refusal | undefined {
    if (wish.tool === 'propose') {
      follow(addressOf(wish)?.href ?? '');
      return undefined;
    }
    const target = targetOf(wish);
    if (!target) return 'gone';
    if (wish.tool === 'press') return press(target, window);
    const stood = root.activeElement ?? window.document.activeElement;
    const failed = isFillable(target, window) ? fill(target, wish.args.value, window) : 'gone';
    // Back to where the citizen stood, in the panel or on the page.
    if (stood instanceof window.HTMLElement) stood.focus({ preventScroll: true });
    return failed;
  }

  /** As any link of the page: whoever watches where the citizen goes sees this one too. */
  function follow(href: string): void {
    const link = window.document.createElement('a');
    Object.assign(link, { href, target: '_self' });
    // After the agent has been told.
    window.setTimeout(() => {
      root.append(link);
      link.click();
      link.remove();
    });
  }

  function bringIntoView(target: Element | undefined): void {
    const box = target?.getBoundingClientRect();
    if (!box || (box.top >= 0 && box.bottom <= window.innerHeight)) return;
    target?.scrollIntoView({ block: 'center', behavior: 'instant' });
  }

  function showClicks(clicks: boolean): void {
    const change = clicks ? 'addEventListener' : 'removeEventListener';
    window[change]('keydown', takeBackByEscape, true);
    window[change]('input', noteTyping, true);
    path = window.location.pathname;
    tell({ clicks: clicks ? { pressed: '' } : undefined });
    options.granted(clicks ? ['click'] : []);
  }

  function takeBackByEscape(event: Event): void {
    if (event instanceof KeyboardEvent && event.key === 'Escape') takeBack();
  }

  function takeBack(): void {
    apply({ t: 'taken-back' });
  }

  /** A page may become another one without being loaded. */
  function leaveOldPath(): void {
    if (path !== window.location.pathname) takeBack();
  }

  function noteTyping({ isTrusted, timeStamp }: Event): void {
    // A tick that we press tells of itself as one that a person has pressed.
    if (isTrusted && !acts) typedAt = timeStamp;
  }

  /** What needs no question must not take the focus from someone who writes. */
  function isWriting(): boolean {
    return state.is === 'open' && state.clicks && window.performance.now() - typedAt < WRITES_MS;
  }

  return {
    wish(wish) {
      const page = options.page();
      if (state.is === 'closed' || state.page !== page) settle({ t: 'shown', page });
      leaveOldPath();
      const isBusy = options.isAsking() ? 'busy' : undefined;
      const reason = against(wish, true) ?? isBusy ?? (isWriting() ? 'typing' : undefined);
      return apply({ t: 'wished', page, wish, against: reason }) ?? 'malformed';
    },
    cameWith(id) {
      if (question) question.id = id;
    },
    isAsking,
    answer(answer) {
      const asked = state.is === 'open' ? state.asked : undefined;
      // A yes holds for what stood on the card.
      const isOther = answer !== 'no' && asked && question?.put !== JSON.stringify(questionOf(asked));
      settle(isOther ? { t: 'spoilt', because: 'gone' } : { t: 'answered', answer });
    },
    takeBack,
    refresh() {
      leaveOldPath();
      const asked = state.is === 'open' ? state.asked : undefined;
      if (!asked) return;
      const reason = against(asked, false);
      if (!reason) return put(asked);
      settle({ t: 'spoilt', because: reason });
      tell({ request: undefined });
    },
    rest() {
      const wasAsking = isAsking();
      settle({ t: 'rested' });
      if (wasAsking) tell({ request: undefined });
    },
  };
}
