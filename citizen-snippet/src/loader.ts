/**
 * The classic script that a municipality puts on its pages. It draws one button and waits; the main chunk is
 * fetched when the citizen asks for it, or when a session goes on from the page before. It never throws.
 */
import { sessionInSomeTab } from '@medkig/continuity/tab-lock';
import { fetchChecked } from './launcher/checked.ts';
import { isFramedByStranger } from './launcher/framed.ts';
import {
  BUSY,
  type Check,
  type EmbedEvent,
  type MainChunk,
  STORAGE_KEY,
  type Started,
} from './launcher/handoff.ts';
import { type Launcher, mountLauncher } from './launcher/launcher.ts';
import { launcherStyle } from './launcher/launcher-style.ts';
import { readTag, type Tag } from './launcher/read-tag.ts';

/** File name of the main chunk beside this script and its hash, put in by the build. */
declare const MAIN_CHUNK: string;
declare const MAIN_INTEGRITY: string;

declare global {
  interface Window {
    Medkig?: {
      open(): void;
      stop(): void;
      on(event: EmbedEvent, handler: () => void): void;
      check(): void;
    };
  }
}

const FRAGMENT = '#medkig';
/** What stands behind it, and whether that may open anything here, `check/` knows. */
const CHECKS = '#medkig-';

// `currentScript` is there only while the script runs for the first time.
const script = document.currentScript;
guarded(() => {
  const tag = script instanceof HTMLScriptElement ? readTag(script) : undefined;
  if (tag && !window.Medkig && !isFramedByStranger(window)) embed(tag);
});

function embed(tag: Tag): void {
  const crossing = takeCrossing();
  const handlers: [EmbedEvent, () => void][] = [];
  const host = document.createElement('medkig-panel');
  const shadowRoot = host.attachShadow({ mode: 'open' });
  dress(shadowRoot);
  let launcher: Launcher | undefined;
  let started: Promise<Started> | undefined;
  let checking: Promise<Check> | undefined;

  function start(): Promise<Started> {
    void checking?.then((check) => check.close(), ignore);
    started ??= load().catch((error) => {
      started = undefined;
      host.removeAttribute(BUSY);
      if (canShow()) launcher?.label('failed');
      throw error;
    });
    return started;
  }

  async function fetchMain(): Promise<MainChunk> {
    if (!canShow()) {
      launcher?.label('browser');
      throw new Error('browser');
    }
    const check = (chunk: string, integrity: string) => fetchChecked(tag.base + chunk, integrity);
    await check(MAIN_CHUNK, MAIN_INTEGRITY);
    const main: MainChunk = await import(/* @vite-ignore */ tag.base + MAIN_CHUNK);
    main.checkWith(check);
    return main;
  }

  async function load(): Promise<Started> {
    const main = await fetchMain();
    launcher?.label('button');
    return main.start({ ...tag, host, shadowRoot, crossing, emit });
  }

  const check = (asked?: string) => {
    if (!started) checking = fetchMain().then((main) => main.check({ ...tag, host, shadowRoot, asked }));
    checking?.catch(ignore);
  };

  function emit(event: EmbedEvent): void {
    for (const [name, handler] of handlers) if (name === event) guarded(handler);
  }

  const open = () => void start().then((session) => session.open(), ignore);
  const openByFragment = () => {
    if (location.hash === FRAGMENT) open();
    if (location.hash.startsWith(CHECKS)) check(location.hash);
  };

  window.Medkig = {
    open,
    stop: () => void started?.then((session) => session.stop(), ignore),
    on: (event, handler) => void handlers.push([event, handler]),
    check: () => check(),
  };

  whenThereIsABody(() => {
    document.body.append(host);
    if (tag.button) launcher = mountLauncher(shadowRoot, tag, open);
    addEventListener('hashchange', openByFragment);
    // A second press on the same link changes no address.
    document.addEventListener('click', ({ target }) => {
      if (target instanceof Element && target.closest(`a[href$="${FRAGMENT}"]`)) open();
    });
    if (crossing || sessionGoesOn()) {
      host.setAttribute(BUSY, '');
      start().catch(ignore);
    } else openByFragment();
    // Another tab of the site may carry a session that this one could show as well.
    const lookAround = () =>
      void sessionElsewhere()
        .then((found) => (found ? start() : undefined))
        .catch(ignore);
    document.addEventListener('visibilitychange', lookAround);
    lookAround();
  });
}

function ignore(): void {}

/** Neither our mistakes nor those of the page's handlers become errors of the page. */
function guarded(work: () => void): void {
  try {
    work();
  } catch {
    // A page without this button is better than a page with an error.
  }
}

/** An async script in the head may run before the body has begun. */
function whenThereIsABody(work: () => void): void {
  if (document.body) work();
  else document.addEventListener('DOMContentLoaded', () => guarded(work));
}

/** Old browsers have no shared style sheets; there the page's policy decides whether an own element is allowed. */
function dress(root: ShadowRoot): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(launcherStyle);
    root.adoptedStyleSheets = [sheet];
  } catch {
    root.appendChild(document.createElement('style')).textContent = launcherStyle;
  }
}

/** What the main chunk cannot do without: sealing, and style sheets of its own. */
function canShow(): boolean {
  return !!crypto.subtle && 'adoptedStyleSheets' in document && 'at' in Array.prototype;
}

async function sessionElsewhere(): Promise<boolean> {
  return !document.hidden && (await sessionInSomeTab(navigator.locks));
}

/** It is no part of the page's address, and nobody else should find it there. */
function takeCrossing(): string | undefined {
  const { hash, href } = location;
  const [own = '', crossing] = hash.split(/[#&]medkig=/);
  if (crossing) history.replaceState(history.state, '', href.slice(0, -hash.length) + own);
  return crossing;
}

function sessionGoesOn(): boolean {
  try {
    return sessionStorage.getItem(STORAGE_KEY) !== null;
  } catch {
    return false; // the browser forbids storage
  }
}
