/**
 * Turns a document into comparable lines: the citizen's own, and the replayed one. Whatever is not named by
 * one of the rules below must be the same on both sides, so a change of any node, attribute or value shows.
 *
 *  1. Our own panel is not part of the page.
 *  2. Scripts, <noscript>, <template> and comments are not replayed.
 *  3. Style sheets arrive as text inside <style>, so <link>, <style> and <meta> are compared by the number of
 *     their rules elsewhere, not here.
 *  4. Handlers, nonces and integrity values are not replayed.
 *  5. Addresses are compared without query and fragment, made absolute.
 *  6. A form value is dots of fixed length, or nothing.
 *  7. Which option is chosen, and the value of options, radio buttons and checkboxes, is hidden; their ticks are not.
 *  8. Numbers that look like a CPR number are dots.
 *  9. What the viewer adds to the replay (its style, its mark on hidden fields) is not part of the page.
 * 10. rrweb's own classes and attributes (`rr…`, `:hover`) are not part of the page.
 */
import { maskCprNumbers } from '@medkig/privacy/cpr';
import { maskValue } from '@medkig/privacy/mask';

export type Side = 'citizen' | 'replay';

const skipped = new Set(['SCRIPT', 'NOSCRIPT', 'TEMPLATE', 'LINK', 'STYLE', 'META', 'BASE', 'MEDKIG-PANEL']);
const addresses = new Set(['href', 'src', 'action', 'formaction', 'poster', 'xlink:href']);
const dropped = /^(on.*|nonce|integrity|crossorigin|rr_.*|data-rr.*|data-medkig-.*)$/;

export function normalise(doc: Document, side: Side): string[] {
  const lines: string[] = [];
  const base = side === 'citizen' ? location.href : doc.baseURI;

  function walk(node: Node, depth: number): void {
    if (node.nodeType === Node.TEXT_NODE) {
      const text = (node.textContent ?? '').trim();
      if (text) lines.push(`${'  '.repeat(depth)}“${hide(text)}”`);
      return;
    }
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    const element = node as Element;
    if (skipped.has(element.tagName.toUpperCase())) return;
    lines.push(
      `${'  '.repeat(depth)}<${element.tagName.toLowerCase()}${attributes(element)}>${state(element)}`,
    );
    for (const child of element.childNodes) walk(child, depth + 1);
  }

  function hide(text: string): string {
    return side === 'citizen' ? maskCprNumbers(text) : text;
  }

  function attributes(element: Element): string {
    const shown: string[] = [];
    for (const { name, value } of element.attributes) {
      if (dropped.test(name) || name === 'value' || name === 'checked' || name === 'selected') continue;
      if (name === 'class') shown.push(`class="${classes(value)}"`);
      else if (addresses.has(name)) shown.push(`${name}="${withoutQuery(value)}"`);
      else shown.push(`${name}="${hide(value)}"`);
    }
    return shown
      .sort()
      .map((text) => ` ${text}`)
      .join('');
  }

  function classes(value: string): string {
    return value
      .split(/\s+/)
      .filter((name) => name && !/^(rr|:)/.test(name))
      .sort()
      .join(' ');
  }

  function withoutQuery(value: string): string {
    const url = new URL(value, base);
    return hide(url.origin + url.pathname);
  }

  function state(element: Element): string {
    const tag = element.tagName.toUpperCase();
    if (tag === 'INPUT') {
      const input = element as HTMLInputElement;
      if (input.type === 'checkbox' || input.type === 'radio') return ` checked=${input.checked}`;
      if (input.type === 'submit' || input.type === 'button') return ` value=${input.value}`;
      return ` value=${side === 'citizen' ? maskValue(input.value) : input.value}`;
    }
    if (tag === 'TEXTAREA') {
      const { value } = element as HTMLTextAreaElement;
      return ` value=${side === 'citizen' ? maskValue(value) : value}`;
    }
    return '';
  }

  walk(doc.documentElement, 0);
  return lines;
}
