/**
 * Turns a document into comparable lines: the citizen's own, and the replayed one. Whatever is not named by
 * one of the rules below must be the same on both sides, so a change of any node, attribute or value shows.
 *
 *  1. Our own panel is not part of the page.
 *  2. Scripts, <noscript>, <template> and comments are not replayed.
 *  3. Style sheets arrive as text inside <style>, so <link>, <style> and <meta> are compared by the number of
 *     their rules elsewhere, not here.
 *  4. Handlers, nonces and integrity values are not replayed.
 *  5. Addresses are compared without query and fragment, made absolute; a drawing's reference (<use>) as it is, and
 *     what the stage takes from the asset store by the address it had on the citizen's page.
 *  6. A form value is dots of fixed length, or nothing; the viewer draws them where a field cannot hold them.
 *  7. Which option is chosen, and the value of options, radio buttons and checkboxes, is hidden; their ticks are not.
 *  8. Numbers that look like a CPR number are dots, and so is text that the page itself marks `data-medkig-mask`, and
 *     the answers in a list that repeats them (the municipality's preset).
 *  9. What the viewer adds to the replay (its mark on hidden fields, what keeps autofill away) is not part of the
 *     page, and fields have no names there.
 * 10. rrweb's own classes and attributes (`rr…`, `:hover`), and an empty class list, are not part of the page.
 */
import { maskCprNumbers } from '@medkig/privacy/cpr';
import { MASK, maskValue } from '@medkig/privacy/mask';

export type Side = 'citizen' | 'replay';

const skipped = new Set(['SCRIPT', 'NOSCRIPT', 'TEMPLATE', 'LINK', 'STYLE', 'META', 'BASE', 'MEDKIG-PANEL']);
const addresses = new Set(['href', 'src', 'action', 'formaction', 'poster', 'xlink:href']);
export const dropped =
  /^(on.*|nonce|integrity|crossorigin|autocomplete|spellcheck|data-lpignore|data-1p-ignore|data-bwignore|data-form-type|rr_.*|data-rr.*|data-medkig-.*)$/;

/** `base`: the address of the citizen's page, which relative addresses of both sides belong to. */
export function normalise(doc: Document, side: Side, base: string): string[] {
  const lines: string[] = [];

  function walk(node: Node, depth: number): void {
    if (node.nodeType === Node.TEXT_NODE) {
      const text = (node.textContent ?? '').trim();
      if (text) lines.push(`${'  '.repeat(depth)}“${isMarked(node) ? maskValue(text) : hide(text)}”`);
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

  function isMarked(node: Node): boolean {
    const nearest = node.parentElement?.closest(
      '[data-medkig-mask], .structured-list td, .structured-list a',
    );
    return side === 'citizen' && !!nearest && nearest.localName !== 'a';
  }

  function hide(text: string): string {
    return side === 'citizen' ? maskCprNumbers(text) : text;
  }

  function attributes(element: Element): string {
    const shown: string[] = [];
    for (const { name, value } of element.attributes) {
      if (name === 'name' && isField(element)) continue;
      if (dropped.test(name) || name === 'value' || name === 'checked' || name === 'selected') continue;
      if (name === 'class') shown.push(...classes(value));
      else if (addresses.has(name))
        shown.push(`${name}="${element.localName === 'use' ? value : withoutQuery(value)}"`);
      else shown.push(`${name}="${hide(value)}"`);
    }
    return shown
      .sort()
      .map((text) => ` ${text}`)
      .join('');
  }

  function classes(value: string): string[] {
    const names = value.split(/\s+/).filter((name) => name && !/^(rr|:)/.test(name));
    return names.length === 0 ? [] : [`class="${names.sort().join(' ')}"`];
  }

  function isField(element: Element): boolean {
    return /^(?:input|select|textarea|button|form|img|a)$/.test(element.localName);
  }

  function withoutQuery(value: string): string {
    const stored = /^https?:\/\/[^/]+\/store\/[^/]+\/[^/]+\/([\w-]+)$/.exec(value)?.[1];
    const url = new URL(stored ? atob(stored.replaceAll('-', '+').replaceAll('_', '/')) : value, base);
    return hide(url.origin + url.pathname);
  }

  function state(element: Element): string {
    const tag = element.tagName.toUpperCase();
    if (tag === 'INPUT') {
      const input = element as HTMLInputElement;
      if (input.type === 'checkbox' || input.type === 'radio') return ` checked=${input.checked}`;
      if (input.type === 'submit' || input.type === 'button') return ` value=${input.value}`;
    }
    if (!['INPUT', 'TEXTAREA', 'SELECT'].includes(tag)) return '';
    return ` value=${formValue(element as HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement)}`;
  }

  function formValue(field: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement): string {
    if (side === 'citizen') return maskValue(field.value);
    if (field.getAttribute('data-medkig-hidden') === 'drawn') return MASK;
    return field.tagName === 'SELECT' ? '' : field.value;
  }

  walk(doc.documentElement, 0);
  return lines;
}
