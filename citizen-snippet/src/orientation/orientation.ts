/**
 * Tells the agent how the citizen has the page before them: on what, how large, whether it is loaded, what it marks as
 * wrong, whether they type (never what) and whether answers take long. Nothing is told while nothing is shown.
 */
import { listenThrough } from '@medkig/guidance/marks/frames';
import { encodeDoing } from '@medkig/protocol/session/doing';
import { isEditable, isElement, isInput } from '../capture/any-realm.ts';
import { deviceOf } from '../device.ts';
import { atFirst, judgeNet } from './net-judge.ts';
import { errorsNow, lastingFacts, type ScreenFacts, sizesNow } from './screen-facts.ts';

export interface OrientationDeps {
  window: Window & typeof globalThis;
  /** Our element on the page. */
  panel: Element;
  idOf(node: Node): number | undefined;
  send(facts: ScreenFacts): void;
  /** The page is looked at: at first, and some time after each change. */
  onLook(): void;
  /** Goes with what is said about the link anyway. */
  tell(doing: number): void;
  /** How long answers take (milliseconds). */
  lag(): number;
}

export interface Orientation {
  /** Something on the page has changed. */
  changed(): void;
  stop(): void;
}

/** Between two looks, and so between two messages (milliseconds). */
const LOOK_MS = 1000;
/** A citizen who has pressed no key for so long thinks, or reads (milliseconds). */
const TYPING_MS = 2500;

const WRITTEN = /^(?:text|email|tel|url|search|number|password|date|time|month|week|datetime-local)$/;

/** Begins at once. */
export function startOrientation(deps: OrientationDeps): Orientation {
  const { window, panel } = deps;
  const { document, performance, visualViewport } = window;
  const device = deviceOf(window);
  const lasting = lastingFacts(window, panel);
  const tallest = new Map<number, number>();
  let sizes = measured();
  let sent = '';
  let net = atFirst;
  let typedAt = Number.NEGATIVE_INFINITY;
  let hasChanged = false;

  function measured() {
    const { innerWidth, innerHeight } = window;
    const height = Math.max(innerHeight, tallest.get(innerWidth) ?? 0);
    tallest.set(innerWidth, height);
    return sizesNow(window, device, height);
  }

  function look(): void {
    hasChanged = false;
    deps.onLook();
    const facts = {
      ...lasting,
      ...sizes,
      ...(document.readyState !== 'complete' && { isLoading: true as const }),
      ...errorsNow(document, deps.idOf),
    };
    const json = JSON.stringify(facts);
    if (json === sent) return;
    sent = json;
    deps.send(facts);
  }

  function tell(): void {
    deps.tell(encodeDoing({ isTyping: performance.now() - typedAt < TYPING_MS, isSlow: net.isSlow }));
  }

  function tick(): void {
    net = judgeNet(net, deps.lag());
    tell();
    if (hasChanged) look();
  }

  const changed = () => {
    hasChanged = true;
  };
  const resized = () => {
    sizes = measured();
    changed();
  };
  const written = (event: Event) => {
    if (!event.isTrusted || !isWritten(event.composedPath()[0])) return;
    typedAt = performance.now();
    tell();
  };
  const moved = () => {
    typedAt = Number.NEGATIVE_INFINITY;
    tell();
  };

  const stopped = new AbortController();
  const { signal } = stopped;
  const stopListening = [listenThrough(window, 'input', written), listenThrough(window, 'focusin', moved)];
  document.addEventListener('readystatechange', changed, { signal });
  window.addEventListener('resize', resized, { signal });
  visualViewport?.addEventListener('resize', resized, { signal });
  const timer = window.setInterval(tick, LOOK_MS);
  look();

  return {
    changed,
    stop() {
      stopped.abort();
      for (const stop of stopListening) stop();
      window.clearInterval(timer);
      deps.tell(0);
    },
  };
}

/** Something that one types in: what is picked or ticked is done at once. */
function isWritten(target: EventTarget | undefined): boolean {
  if (!isElement(target)) return false;
  if (isInput(target)) return WRITTEN.test(target.type);
  return target.localName === 'textarea' || isEditable(target);
}
