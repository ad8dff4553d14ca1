import { systemClock } from '@medkig/transport/clock';
import { stageAssets } from './assets.ts';
import type { KnownPage } from './guard-kin.ts';
import { LIMITS } from './guard-limits.ts';
import { createIdleWork, whenIdle } from './idle-work.ts';
import { createOutlineFeed } from './outline-feed.ts';
import type { CitizenView } from './page-size.ts';
import { createPicture, type Picture } from './picture.ts';
import type { StageEvent } from './replay-event.ts';
import { guardEvent, isSnapshot } from './replay-guard.ts';
import {
  applyEvent,
  type Effect,
  measure,
  type ShownPage,
  showPage,
  survey,
  type Work,
  works,
} from './shown-page.ts';
import { createSightFeed } from './sight-feed.ts';
import { createDrawing } from './stage-drawing.ts';
import { createStageTools } from './stage-tools.ts';
import { buildStage } from './stage-view.ts';
import { createTargetFeed } from './target-feed.ts';
import type {
  FromViewer,
  Shown,
  StageAssets,
  StageMarks,
  StageTexts,
  ToViewer,
  Trouble,
} from './viewer-messages.ts';

type PageState =
  | { t: 'none' }
  /** No full snapshot yet, or the picture was taken away. */
  | { t: 'waiting'; page: string; view: CitizenView }
  | { t: 'showing'; page: string; shown: ShownPage }
  /** Events were lost or bad: the last good picture stays until the next full snapshot. */
  | { t: 'broken'; page: string; shown: ShownPage };

export interface Stage {
  handle(message: ToViewer): void;
}

/** Before the first full snapshot. */
const nothingKnown: KnownPage = {
  tagOf: () => undefined,
  isStyleText: () => false,
  isThere: () => false,
};
/** Until the citizen's first size arrives. */
const UNKNOWN_VIEW: CitizenView = { width: 1280, height: 800, scrollX: 0, scrollY: 0 };
/** Between the citizen's viewport and the edge of the viewer, with room for the tab; in CSS pixels. */
const AIR = 40;
/** The least time between two surveys of the whole page, in milliseconds. */
const SURVEY_MS = 1000;

/** Shows the citizen's page as untrusted replay data and lets the agent point at it. */
export function createStage(window: Window & typeof globalThis, send: (message: FromViewer) => void): Stage {
  const elements = buildStage(window.document);
  const drawing = createDrawing(elements);
  let state: PageState = { t: 'none' };
  let as: Shown = 'live';
  let texts: StageTexts | undefined;
  let store: StageAssets | undefined;
  let assets = stageAssets(window.location.origin, store, texts);
  let marks: Pick<StageMarks, 'page' | 'marks' | 'lit'> = { page: '', marks: [], lit: null };
  let planned: Work | undefined;
  /** Where the citizen was when that was last told. */
  let toldOf: CitizenView | undefined;
  let follow = false;
  let applied = 0;

  const shownPage = () => (state.t === 'showing' || state.t === 'broken' ? state.shown : undefined);
  const tools = createStageTools(elements, {
    send,
    scale,
    page: () => (state.t === 'showing' && as === 'live' ? state.page : undefined),
    picture: () => shownPage()?.picture,
    scrolled: () => shownPage()?.view.scrollY ?? 0,
    texts: () => texts,
    redraw: () => plan('draw'),
  });
  const read = () =>
    state.t === 'showing' && as === 'live' ? { page: state.page, ...state.shown } : undefined;
  const outlines = createOutlineFeed({ send, read });
  const targets = createTargetFeed({ send, clock: systemClock, whenIdle, read });
  const sights = createSightFeed({ send, read });
  const surveys = createIdleWork({
    clock: systemClock,
    whenIdle,
    work: surveyPage,
    waitMs: 0,
    everyMs: SURVEY_MS,
  });
  const sizes = new window.ResizeObserver(() => plan('check'));
  watchSizes();

  /** The page's own size changes also without events: fonts and images arrive late. */
  function watchSizes(root?: Element): void {
    sizes.disconnect();
    sizes.observe(elements.stage);
    if (root) sizes.observe(root);
  }

  /** Stage pixels per pixel of the page: the page fills the width and is never enlarged. */
  function scale(): number {
    const { paddingLeft, paddingRight } = window.getComputedStyle(elements.stage);
    const room =
      elements.stage.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
    return Math.min(1, room / (shownPage()?.view.width ?? UNKNOWN_VIEW.width));
  }

  function plan(work: Work): void {
    if (!planned) window.requestAnimationFrame(update);
    if (!planned || works.indexOf(work) > works.indexOf(planned)) planned = work;
  }

  function* surveyPage(): Iterator<void> {
    const shown = shownPage();
    if (!shown) return;
    yield* survey(shown);
    plan('draw');
  }

  /** What is under way looks at nodes that go. */
  function stopIdleWork(): void {
    surveys.stop();
    outlines.stop();
    targets.stop();
    sights.stop();
  }

  function update(): void {
    const work = planned ?? 'draw';
    planned = undefined;
    const shown = shownPage();
    if (!shown || state.t === 'none') return;
    measure(shown, work);
    const factor = scale();
    elements.picture.style.setProperty('--scale', String(factor));
    elements.page.style.width = `${shown.view.width * factor}px`;
    elements.page.style.height = `${shown.fit.height * factor}px`;
    drawing.draw(shown, {
      scale: factor,
      marks: marks.page === state.page ? marks.marks : [],
      lit: marks.page === state.page ? marks.lit : null,
      candidate: tools.candidate(),
      replace: work !== 'draw',
    });
    if (work !== 'draw') {
      surveys.plan();
      outlines.plan();
      targets.plan();
    }
    if (work !== 'draw' || shown.view !== toldOf) {
      toldOf = shown.view;
      sights.plan();
    }
    // It is drawn anew once the hand rests.
    if (!follow || tools.isAiming()) return;
    bringIntoView();
    follow = false;
  }

  /** Scrolls only as far as needed to have all that the citizen sees in the agent's view. */
  function bringIntoView(): void {
    const { top, bottom } = elements.seen.getBoundingClientRect();
    const below = bottom - (window.innerHeight - AIR);
    const tall = bottom - top > window.innerHeight - 2 * AIR;
    const by = top < AIR || tall ? top - AIR : Math.max(below, 0);
    if (by !== 0) window.scrollBy({ top: by, behavior: 'instant' });
  }

  function apply(input: unknown): void {
    if (state.t === 'none') return;
    const known = shownPage()?.picture.known ?? nothingKnown;
    const guarded = guardEvent(input, { page: known, assets });
    if (!guarded.ok) {
      // Without a good picture there is nothing to break: only a full snapshot is worth a word.
      if (state.t === 'showing' || isSnapshot(input)) fail(guarded.reason);
      return;
    }
    const { event, weight } = guarded;
    if (state.t === 'showing') {
      state.shown.weight = event.kind === 'snapshot' ? weight : state.shown.weight + weight;
      if (state.shown.weight > LIMITS.history) return fail('too-big');
    }
    if (event.kind === 'snapshot') applySnapshot(state.page, event);
    else if (state.t === 'waiting') {
      const { width, height } = event.kind === 'size' ? event : state.view;
      state = { ...state, view: { ...state.view, width, height } };
    } else if (state.t === 'showing' || event.kind === 'size') {
      act(applyEvent(state.shown, event));
      targets.see(event);
    }
  }

  function applySnapshot(page: string, event: StageEvent): void {
    const fresh = state.t === 'waiting' ? showPage(newPicture(), state.view) : undefined;
    const shown = fresh ?? shownPage();
    if (!shown) return;
    state = { t: 'showing', page, shown };
    stopIdleWork();
    const effect = applyEvent(shown, event);
    act(effect);
    if (effect.trouble) return;
    elements.page.hidden = false;
    watchSizes(shown.picture.document()?.documentElement);
    if (fresh) follow = true;
    send({ t: 'picture', page });
    targets.see(event);
  }

  function act(effect: Effect): void {
    if (effect.trouble) fail(effect.trouble);
    if (effect.work) plan(effect.work);
    if (effect.follow) follow = true;
    if (effect.ripple) drawing.ripple();
  }

  /** One report for each gap: until the next full snapshot nothing more is applied to this picture. */
  function fail(reason: Trouble): void {
    if (state.t === 'none') return;
    if (state.t === 'showing') state = { ...state, t: 'broken' };
    send({ t: 'trouble', page: state.page, reason });
  }

  function newPicture(): Picture {
    const picture = createPicture(elements.picture, () => assets.noPicture);
    if (texts) picture.setWords(texts.boxes);
    return picture;
  }

  /** Takes the picture away wholly: no replayer, no frame, nothing drawn. */
  function wait(page: string): void {
    const { width, height } = state.t === 'waiting' ? state.view : (shownPage()?.view ?? UNKNOWN_VIEW);
    shownPage()?.picture.destroy();
    state = { t: 'waiting', page, view: { width, height, scrollX: 0, scrollY: 0 } };
    stopIdleWork();
    tools.forget();
    drawing.clear();
    watchSizes();
    elements.page.hidden = true;
  }

  function show(next: Shown): void {
    as = next;
    elements.stage.dataset.shown = next;
    if (next === 'live') targets.plan();
    else tools.forget();
    if (next === 'blank' && state.t !== 'none') wait(state.page);
    nameTab();
  }

  function nameTab(): void {
    elements.tab.textContent = (as === 'stale' ? texts?.lastSaw : texts?.nowSees) ?? '';
  }

  elements.page.hidden = true;
  return {
    handle(message) {
      switch (message.t) {
        case 'page':
          wait(message.page);
          break;
        case 'events':
          if (state.t !== 'none' && state.page === message.page && as !== 'blank')
            message.events.forEach(apply);
          send({ t: 'applied', count: ++applied });
          break;
        case 'tool':
          tools.choose(message.tool);
          break;
        case 'marks':
          marks = message;
          plan('draw');
          break;
        case 'preview':
          if (state.t === 'showing' && state.page === message.page) tools.preview(message.node);
          break;
        case 'find':
          targets.find(message.page, message.wanted);
          break;
        case 'shown':
          show(message.as);
          break;
        case 'assets':
          store = message;
          assets = stageAssets(window.location.origin, store, texts);
          break;
        case 'texts':
          texts = message;
          assets = stageAssets(window.location.origin, store, texts);
          shownPage()?.picture.setWords(message.boxes);
          window.document.documentElement.lang = message.language;
          elements.stage.setAttribute('aria-label', message.outlineLabel);
          nameTab();
          break;
        default: {
          const never: never = message;
          return never;
        }
      }
    },
  };
}
