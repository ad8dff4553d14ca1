/** The card that a web editor reads on the page itself, until it is closed. */
import { BUSY, type CheckOptions } from '../launcher/handoff.ts';
import { button, make } from '../panel/element.ts';
import { panelStyle } from '../panel/panel-style.ts';

export interface CheckCardOptions extends Pick<CheckOptions, 'host' | 'shadowRoot' | 'language'> {
  words: { heading: string; text: string; close: string };
  /** What the card says; it changes while the card stands. */
  found: HTMLElement;
  /** Pressed before «Luk». */
  buttons: readonly HTMLElement[];
  closed(): void;
  /** Of a card that stands while the page is used. */
  fold?: { words: { fold: string; unfold: string }; isFolded: boolean; onFold(isFolded: boolean): void };
  /** Somebody else's field has focus, or nobody's. */
  leavesFocus?: boolean;
}

export interface CheckCard {
  isOpen(): boolean;
  close(): void;
}

export function openCheckCard(options: CheckCardOptions): CheckCard {
  const { host, shadowRoot, language, words, found, buttons, closed, fold, leavesFocus = false } = options;
  const before = shadowRoot.adoptedStyleSheets;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(panelStyle);
  shadowRoot.adoptedStyleSheets = [...before, sheet];
  Object.assign(found.style, { display: 'grid', gap: '.5em' });
  const heading = make('h2', { id: 'check', tabindex: '-1' }, words.heading);
  const text = make('p', {}, words.text);
  const folding = fold && foldingButton(fold, [text, found]);
  const pressed = folding ? [folding, ...buttons] : buttons;
  const card = make(
    'section',
    { class: 'card consent', role: 'dialog', 'aria-labelledby': 'check', keydown: closeByEscape },
    make('div', { class: 'body' }, heading, text, found),
    make(
      'div',
      { class: pressed.length > 0 ? 'answers pinned' : 'pinned' },
      ...pressed,
      button('line wide', close, words.close),
    ),
  );
  const frame = make('div', { class: 'medkig', lang: language, dir: 'ltr' }, card);

  function closeByEscape(event: Event): void {
    if (event instanceof KeyboardEvent && event.key === 'Escape') close();
  }

  function close(): void {
    if (!frame.isConnected) return;
    closed();
    frame.remove();
    shadowRoot.adoptedStyleSheets = shadowRoot.adoptedStyleSheets.filter((one) => one !== sheet);
    host.removeAttribute(BUSY);
  }

  host.setAttribute(BUSY, '');
  shadowRoot.append(frame);
  if (!leavesFocus) heading.focus();
  return { isOpen: () => frame.isConnected, close };
}

/** Leaves of the card only what it is called, so that the page behind it can be used on a telephone. */
function foldingButton(
  { words, isFolded, onFold }: NonNullable<CheckCardOptions['fold']>,
  parts: readonly HTMLElement[],
): HTMLButtonElement {
  let isOpen = !isFolded;
  const toggle = button('line wide', () => {
    isOpen = !isOpen;
    show();
    onFold(!isOpen);
  });
  function show(): void {
    toggle.textContent = isOpen ? words.fold : words.unfold;
    toggle.setAttribute('aria-expanded', String(isOpen));
    for (const part of parts) part.hidden = !isOpen;
  }
  show();
  return toggle;
}
