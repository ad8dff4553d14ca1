/** Which fields the citizen shows, and which may be shown at all. Values are read when asked for, never kept. */
import { findNumbers } from '@medkig/privacy/detect';
import type { Policy } from '@medkig/privacy/policy';
import { mayBeRevealed, mayStayRevealed } from '@medkig/privacy/revealable';
import type { SecretFields } from '@medkig/privacy/secret-field';
import { isWithin, spokenName } from './spoken-name.ts';

/** Inputs whose value is written out on the page. */
const WRITTEN = /^(?:text|search|tel|url|email|number|date|month|week|time|datetime-local)$/;
const NAMING = ['name', 'id', 'autocomplete'];

export type WrittenField = HTMLInputElement | HTMLTextAreaElement;

export interface Revealing {
  /** What the citizen would show, or undefined where that is not offered. */
  offer(element: Element | undefined): { label: string; value: string } | undefined;
  /** True if it is offered, and shown from now on. */
  show(element: Element | undefined): element is WrittenField;
  /** True if it was shown. */
  cover(element: Element | undefined): element is WrittenField;
  /** Asked with each value: one that looks like a number covers its field for good. */
  isShown(element: Element | undefined): element is WrittenField;
  shown(): readonly WrittenField[];
}

interface RevealingDeps {
  policy: Policy;
  secrets: SecretFields;
  /** CSS selector of what must not be read. */
  hidden: string;
  isBlurred(element: Element): boolean;
  /** A field has covered itself. */
  onCover(field: WrittenField): void;
}

export function createRevealing({ policy, secrets, hidden, isBlurred, onCover }: RevealingDeps): Revealing {
  const fields = new Set<WrittenField>();
  const find = (text: string) => findNumbers(text, policy);
  const isOpen = (element: Element) =>
    !secrets.has(element, (name) => element.getAttribute(name)) &&
    !isWithin(element, hidden) &&
    !isBlurred(element);

  const offer = (element: Element | undefined) => {
    if (!isWritten(element) || !isOpen(element)) return undefined;
    const label = spokenName(element, hidden);
    const names = NAMING.map((name) => element.getAttribute(name) ?? '');
    const group = element.closest('fieldset,[role=group]');
    const legend = group?.querySelector('legend')?.textContent ?? group?.getAttribute('aria-label') ?? '';
    const isOneOfMany = element.maxLength === 1;
    const called = [label, legend, ...names].join(' ');
    return isOneOfMany || !mayBeRevealed(called, element.value, find)
      ? undefined
      : { label, value: element.value };
  };

  return {
    offer,
    show(element): element is WrittenField {
      if (!isWritten(element) || !offer(element)) return false;
      fields.add(element);
      return true;
    },
    cover: (element): element is WrittenField => isWritten(element) && fields.delete(element),
    isShown(element): element is WrittenField {
      if (!isWritten(element) || !fields.has(element)) return false;
      if (isOpen(element) && mayStayRevealed(element.value, find)) return true;
      fields.delete(element);
      onCover(element);
      return false;
    },
    shown: () => [...fields].filter((field) => field.isConnected),
  };
}

function isWritten(element: Element | undefined): element is WrittenField {
  return (
    element instanceof HTMLTextAreaElement ||
    (element instanceof HTMLInputElement && WRITTEN.test(element.type))
  );
}
