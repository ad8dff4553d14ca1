/** Which fields the citizen shows. Values are read when asked for, never kept. */
import { findNumbers } from '@medkig/privacy/detect';
import type { Find } from '@medkig/privacy/mask';
import type { Policy } from '@medkig/privacy/policy';
import type { SecretFields } from '@medkig/privacy/secret-field';
import { mayStayRevealed } from '@medkig/privacy/stay-revealed';
import { isInput } from './any-realm.ts';
import { isWithin } from './around.ts';

/** Inputs whose value is written out on the page. */
const WRITTEN = /^(?:text|search|tel|url|email|number|date|month|week|time|datetime-local)$/;

export type WrittenField = HTMLInputElement | HTMLTextAreaElement;

/** What the citizen would show: what the field is called, and its value as the page has it. */
export interface FieldOffer {
  label: string;
  value: string;
}

/** Undefined where the field is never offered. `hidden`: CSS selector of what must not be read. */
export type ReadOffer = (field: WrittenField, hidden: string, find: Find) => FieldOffer | undefined;

export interface Revealing {
  /** What the citizen would show, or undefined where that is not offered. */
  offer(element: Element | undefined, read: ReadOffer): FieldOffer | undefined;
  /** True if it is offered, and shown from now on. */
  show(element: Element | undefined, read: ReadOffer): element is WrittenField;
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
  const find: Find = (text) => findNumbers(text, policy);
  const isOpen = (element: Element) =>
    !secrets.has(element, (name) => element.getAttribute(name)) &&
    !isWithin(element, hidden) &&
    !isBlurred(element);

  const offer = (element: Element | undefined, read: ReadOffer) =>
    isWritten(element) && isOpen(element) ? read(element, hidden, find) : undefined;

  return {
    offer,
    show(element, read): element is WrittenField {
      if (!isWritten(element) || !offer(element, read)) return false;
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
  return element?.localName === 'textarea' || (!!element && isInput(element) && WRITTEN.test(element.type));
}
