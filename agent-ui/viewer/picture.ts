import { Replayer } from 'rrweb';
import { noPictureRule } from './assets.ts';
import { castNow } from './cast.ts';
import { createPictureWatch } from './failed-pictures.ts';
import { VIEW_HEIGHT } from './guard-css.ts';
import type { KnownPage } from './guard-kin.ts';
import { elementName } from './guard-node.ts';
import { hiddenFieldRules } from './hidden-fields.ts';
import { keepFocusOut } from './keep-focus-out.ts';
import { boxRules, cssString, frameRule, wordsProperty } from './labelled-boxes.ts';
import { concernsPopovers, settlePopovers } from './popovers.ts';
import { boxKinds, type CastEvent, type StageEvent } from './replay-event.ts';
import { createShadowRoots } from './shadow-roots.ts';
import { hasStrangers } from './strangers.ts';
import type { StageTexts, Trouble } from './viewer-messages.ts';

/** The replayed page of one page load. Nothing in it runs scripts, takes focus or can be pressed. */
export interface Picture {
  readonly frame: HTMLIFrameElement;
  /** Applies one event; returns why the picture can no longer be trusted, if so. */
  apply(event: Extract<StageEvent, { cast: CastEvent }>): Trouble | undefined;
  document(): Document | undefined;
  /** The page and its open shadow roots. */
  trees(): (Document | ShadowRoot)[];
  nodeOf(id: number): Node | null;
  /** undefined for a node that the citizen's page does not have. */
  idOf(node: Node): number | undefined;
  /** What the guard must know of it. */
  readonly known: KnownPage;
  /** The words in labelled boxes. */
  setWords(words: StageTexts['boxes']): void;
  /** The value of a custom property on the page's root, through the stage's own style sheet. */
  setViewHeight(pixels: number): void;
  destroy(): void;
}

const ROOT_RULE = `:root { ${VIEW_HEIGHT}: 1vh; }`;
/** What the stage draws in place of what it does not show. */
const ownRules = [...hiddenFieldRules, ...boxRules, frameRule, noPictureRule];

/** @param noPicture the drawing that stands for a picture which does not come */
export function createPicture(root: HTMLElement, noPicture: () => string): Picture {
  let warned = false;
  let words: StageTexts['boxes'] | undefined;
  const replayer = new Replayer([], {
    root,
    liveMode: true,
    useVirtualDom: false,
    pauseAnimation: false,
    triggerFocus: false,
    mouseTail: false,
    skipInactive: false,
    showWarning: true,
    showDebug: false,
    insertStyleRules: [ROOT_RULE, 'medkig-panel { display: none !important; }', ...ownRules],
    logger: {
      log: () => {},
      warn: () => {
        warned = true;
      },
    },
  });
  const { iframe: frame } = replayer;
  const mirror = replayer.getMirror();
  if (frame.contentWindow) keepFocusOut(asGlobal(frame.contentWindow));
  const watchPictures = createPictureWatch(noPicture);
  const shadowRoots = createShadowRoots(ownRules, watchPictures);
  frame.tabIndex = -1;
  frame.style.display = 'block';
  const elementOf = (id: number) => {
    const node = mirror.getNode(id);
    return node?.nodeType === 1 ? (node as Element) : undefined;
  };
  const putWords = () => {
    const style = ownRule(frame.contentDocument)?.style;
    for (const kind of boxKinds) if (words) style?.setProperty(wordsProperty(kind), cssString(words[kind]));
  };

  function trees(): (Document | ShadowRoot)[] {
    return [...(frame.contentDocument ? [frame.contentDocument] : []), ...shadowRoots.all()];
  }

  return {
    frame,
    apply(event) {
      if (event.kind === 'mutation' && hasStrangers(event.mutation, (id) => mirror.getNode(id) !== null))
        return 'missing-node';
      warned = false;
      try {
        castNow(replayer, event.cast);
      } catch {
        return 'malformed';
      }
      if (event.kind === 'snapshot') {
        unpause(frame.contentDocument);
        putWords();
        if (frame.contentDocument) {
          watchPictures(frame.contentDocument);
          shadowRoots.reset(frame.contentDocument);
        }
      }
      if (event.kind === 'mutation')
        for (const { node } of event.mutation.adds) shadowRoots.added(mirror.getNode(node.id));
      shadowRoots.dress();
      const isChanged =
        event.kind === 'snapshot' || (event.kind === 'mutation' && concernsPopovers(event.mutation));
      if (isChanged) settlePopovers(trees());
      return warned ? 'missing-node' : undefined;
    },
    document: () => frame.contentDocument ?? undefined,
    trees,
    nodeOf: (id) => mirror.getNode(id),
    idOf(node) {
      const id = mirror.getId(node);
      return id > 0 ? id : undefined;
    },
    known: {
      tagOf: (id) => {
        const element = elementOf(id);
        return element && elementName(element.localName);
      },
      isStyleText: (id) => mirror.getNode(id)?.parentElement?.localName === 'style',
      isThere: (id) => mirror.getNode(id) !== null,
    },
    setWords(given) {
      words = given;
      putWords();
    },
    setViewHeight(pixels) {
      const rule = ownRule(frame.contentDocument);
      rule?.style.setProperty(VIEW_HEIGHT, `${pixels / 100}px`);
    },
    destroy() {
      replayer.destroy();
      root.replaceChildren();
    },
  };
}

/** The replayer marks every page as paused unless it plays from its own queue. */
function unpause(page: Document | null): void {
  const root = page?.documentElement;
  root?.classList.remove('rrweb-paused');
  if (root?.getAttribute('class') === '') root.removeAttribute('class');
}

/** The replayer puts its own style element first in the page, before `head`. */
function ownRule(page: Document | null): CSSStyleRule | undefined {
  const rules = [
    ...(page?.documentElement.querySelector<HTMLStyleElement>(':scope > style')?.sheet?.cssRules ?? []),
  ];
  const rule = rules.find(
    (candidate) => candidate.cssText.startsWith(':root') && candidate.cssText.includes(VIEW_HEIGHT),
  );
  return rule && 'style' in rule ? (rule as CSSStyleRule) : undefined;
}

/** A frame's window has the constructors of its own page, which TypeScript's `Window` leaves out. */
function asGlobal(window: Window): Window & typeof globalThis {
  return window as Window & typeof globalThis;
}
