/**
 * The citizen's panel: shows one state at a time and says what the citizen does. It lives in an open shadow root
 * on `<medkig-panel>`, which is blocked from capture, so nothing that is read or typed here is ever sent.
 */
import type { CitizenState } from '../citizen-state.ts';
import { useSeldom } from '../fetch-seldom.ts';
import { BUSY, type Position } from '../launcher/handoff.ts';
import { type Language, speaker, type Words } from '../strings.ts';
import { createCodeView } from './code-view.ts';
import { createConsentView } from './consent-view.ts';
import { createDeclinedView } from './declined-view.ts';
import { make } from './element.ts';
import { createEndingView } from './ending-view.ts';
import { followView } from './follow-view.ts';
import type { createJoinView } from './join-view.ts';
import type { KnownSite } from './known-site.ts';
import { expectAfter } from './late-after.ts';
import { watchPageFocus } from './page-focus.ts';
import { panelStyle } from './panel-style.ts';
import { createSessionBar } from './session-bar.ts';
import { stayReachable } from './stay-reachable.ts';
import type { CitizenAct, PanelContext, View } from './view.ts';

export interface PanelOptions {
  root: ShadowRoot;
  language: Language;
  words: Words;
  /** The picture words of the same language. */
  pictures: readonly string[];
  position: Position;
  act(event: CitizenAct): void;
  /** Milliseconds since 1970. */
  now(): number;
  checkConnection(): Promise<string>;
}

export interface Panel {
  render(state: CitizenState): void;
  /** What is known of the municipality, once it has been fetched. */
  setSite(site: KnownSite): void;
  /** Where the panel stands in the viewport; undefined while it shows nothing. */
  rect(): DOMRect | undefined;
}

export function createPanel(options: PanelOptions): Panel {
  const { root, language, words, pictures, position, act, now, checkConnection } = options;
  const host = root.host as HTMLElement;
  const siteShown: ((site: KnownSite | undefined) => void)[] = [];
  let state: CitizenState = { at: 'closed' };
  let shown: Pick<View<never>, 'element' | 'focus'> | undefined;

  const onSite: PanelContext['onSite'] = (showSite) => {
    siteShown.push(showSite);
    showSite(undefined);
  };
  const context: PanelContext = {
    language,
    pictures,
    say: speaker(words),
    onSite,
    act,
    now,
    checkConnection,
  };
  const views = {
    code: createCodeView(context),
    consent: createConsentView(context),
    declined: createDeclinedView(context),
    bar: createSessionBar(context),
    ending: createEndingView(context),
  };
  /** Shown in a second tab alone. */
  let join: ReturnType<typeof createJoinView> | undefined;
  const frame = make('div', { class: 'medkig', lang: language, dir: 'ltr' }, views.bar.element);
  frame.classList.toggle('left', position === 'left');
  views.bar.update(undefined);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(panelStyle);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  root.append(frame);

  const pageFocus = watchPageFocus(host);
  stayReachable(host);
  followView(frame);
  const hasFocus = () => frame.contains(root.activeElement);
  window.addEventListener('keydown', jumpByF6, true);
  // The loader hides its button while it looks for a session that goes on.
  host.removeAttribute(BUSY);

  function render(next: CitizenState): void {
    const hadFocus = hasFocus();
    const before = shown;
    state = next;
    frame.classList.toggle('dark', pageIsDark());
    show();
    host.toggleAttribute(BUSY, shown !== undefined);
    if (shown !== before) settleFocus(hadFocus);
  }

  function show(): void {
    switch (state.at) {
      case 'closed':
        return put(undefined);
      case 'typing':
      case 'checking':
        return present(views.code, state);
      case 'asking':
        return present(views.consent, state);
      case 'declined':
        return present(views.declined, state);
      case 'inviting':
        if (join) return present(join, state);
        put(undefined);
        return useSeldom(({ createJoinView }) => {
          join ??= createJoinView(context);
          render(state);
        });
      case 'live':
        void expectAfter();
        return present(views.bar, state);
      case 'paused':
      case 'away':
      case 'elsewhere':
        return present(views.bar, state);
      case 'stopping':
      case 'ended':
        return present(views.ending, state);
      default: {
        const never: never = state;
        return never;
      }
    }
  }

  function present<S>(view: View<S>, current: S): void {
    view.update(current);
    put(view);
  }

  /** The bar is never taken out: what is said in a new live region may go unheard. */
  function put(view: typeof shown): void {
    if (view === shown) return;
    if (shown === views.bar) views.bar.update(undefined);
    else shown?.element.remove();
    if (view && view !== views.bar) frame.append(view.element);
    shown = view;
  }

  /** Focus moves only where the citizen's own press led, or where it would otherwise be lost. */
  function settleFocus(hadFocus: boolean): void {
    switch (state.at) {
      case 'typing':
      case 'checking':
      case 'asking':
      case 'declined':
      case 'inviting':
      case 'stopping':
        return shown?.focus();
      case 'closed':
        if (hadFocus && !pageFocus.restore()) root.querySelector<HTMLElement>('.launcher')?.focus();
        return;
      case 'live':
      case 'paused':
      case 'away':
      case 'elsewhere':
        if (hadFocus && !pageFocus.restore()) shown?.focus();
        return;
      case 'ended':
        if (hadFocus) shown?.focus();
        return;
      default: {
        const never: never = state;
        return never;
      }
    }
  }

  function jumpByF6(event: KeyboardEvent): void {
    const plain = !event.shiftKey && !event.ctrlKey && !event.altKey && !event.metaKey;
    if (event.key !== 'F6' || !plain || !shown) return;
    event.preventDefault();
    if (!hasFocus()) shown.focus();
    else if (state.at !== 'asking' && !pageFocus.restore() && root.activeElement instanceof HTMLElement)
      root.activeElement.blur();
  }

  return {
    render,
    setSite: (site) => {
      for (const showSite of siteShown) showSite(site);
    },
    rect: () => shown && (shown.element.querySelector('.card') ?? shown.element).getBoundingClientRect(),
  };
}

/** Light, unless the page itself says that it can be dark and the reader likes that. */
function pageIsDark(): boolean {
  const scheme = getComputedStyle(document.documentElement).colorScheme;
  return /\bdark\b/.test(scheme) && window.matchMedia('(prefers-color-scheme: dark)').matches;
}
