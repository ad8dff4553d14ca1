/**
 * «Prøv på min side»: shows a web editor, on the page itself, what an agent would not see of it. It captures as a
 * session does and throws away what comes out. A link to a citizen must not open it, so the loader asks the tag first.
 */
import { defaultPolicy, type Policy } from '@medkig/privacy/policy';
import { type Capture, createCapture } from '../capture/capture.ts';
import { fetchBehind } from '../fetch-behind.ts';
import { BUSY, type Check, type CheckOptions } from '../launcher/handoff.ts';
import { button, make } from '../panel/element.ts';
import { icon } from '../panel/icons.ts';
import { panelStyle } from '../panel/panel-style.ts';
import { createSiteClient } from '../site-client.ts';
import { readPage } from './read-page.ts';
import { findRefusals } from './refusals.ts';
import { checkStrings } from './strings-check.ts';

export async function startCheck({ host, shadowRoot, site, language, base }: CheckOptions): Promise<Check> {
  const { createPageLayer } = await fetchBehind();
  const words = checkStrings[language];
  const server = new URL(base).origin;
  const before = shadowRoot.adoptedStyleSheets;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(panelStyle);
  shadowRoot.adoptedStyleSheets = [...before, sheet];
  const heading = make('h2', { id: 'check', tabindex: '-1' }, words.heading);
  const found = make('div', { role: 'status' });
  const card = make(
    'section',
    { class: 'card consent', role: 'dialog', 'aria-labelledby': 'check', keydown: closeByEscape },
    make('div', { class: 'body' }, heading, make('p', {}, words.text), found),
    make(
      'div',
      { class: 'answers pinned' },
      button('ink', () => void look(), words.again),
      button('line', close, words.close),
    ),
  );
  const frame = make('div', { class: 'medkig', lang: language, dir: 'ltr' }, card);
  let capture: Capture | undefined;
  const layer = createPageLayer({
    window,
    root: shadowRoot,
    words: { hidden: words.sign, seen: '' },
    parts: () => capture?.hiddenParts() ?? [],
    seen: () => [],
    blurred: () => [],
  });

  async function look(): Promise<void> {
    const [known, refused] = await Promise.all([
      createSiteClient(server, site).fetchSite(),
      findRefusals(window, server),
    ]);
    if (!frame.isConnected) return;
    const policy: Policy = known?.policy ?? defaultPolicy;
    capture?.stop();
    let isRefused = false;
    capture = createCapture({
      window,
      policy,
      echoes: '',
      emit: () => {},
      onFocus: () => {},
      onFault: () => {
        isRefused = true;
      },
    });
    capture.start();
    const { fields, texts, boxes, assets, isNever } = readPage(window, capture.hiddenParts(), policy);
    layer.draw(true);
    found.replaceChildren(
      ...(isRefused ? [line('warning', words.fault)] : []),
      ...(isNever ? [line('warning', words.never)] : []),
      ...(refused.length > 0 ? [line('warning', words.policy, refused.join('; '))] : []),
      ...(known ? [] : [line('warning', words.rules)]),
      line('struckEye', words.fields, String(fields)),
      line('struckEye', words.texts, String(texts)),
      line('struckEye', words.boxes, String(boxes)),
      line('struckEye', words.assets, assets.length > 0 ? assets.join(', ') : '0'),
    );
  }

  function closeByEscape(event: Event): void {
    if (event instanceof KeyboardEvent && event.key === 'Escape') close();
  }

  function close(): void {
    capture?.stop();
    capture = undefined;
    layer.destroy();
    frame.remove();
    shadowRoot.adoptedStyleSheets = before;
    host.removeAttribute(BUSY);
  }

  host.setAttribute(BUSY, '');
  shadowRoot.append(frame);
  heading.focus();
  await look();
  return { close };
}

function line(sign: 'struckEye' | 'warning', words: string, found = ''): HTMLElement {
  return make('p', { class: 'term' }, icon(sign), make('span', {}, `${words} `, make('strong', {}, found)));
}
