import type { EchoMemory } from '@medkig/privacy/echo-memory';
import { isInput } from './any-realm.ts';

export interface SeenValues {
  /** Told each form value before it is masked. */
  see(value: string, field: HTMLElement): void;
  /** What no message may hold: values that fields of this page have or had, and the passwords in it now. */
  all(): string[];
}

export function createSeenValues(echoes: EchoMemory, isSecret: (field: Element) => boolean): SeenValues {
  const secret = new Set<HTMLInputElement>();
  return {
    see(value, field) {
      if (isInput(field) && isSecret(field)) {
        secret.add(field);
        echoes.seeSecret(field, value);
      } else if (holdsTypedText(field)) echoes.see(field, typedText(value));
    },
    all() {
      for (const field of secret) if (!field.isConnected) secret.delete(field);
      return [...echoes.values(), ...[...secret].map(({ value }) => value)];
    },
  };
}

/**
 * A choice from a list is the page's own word and stands in the list anyway; a hidden field holds the page's
 * notes to itself («flytning», «trin-2»), which would blank out its headings.
 */
function holdsTypedText(field: HTMLElement): boolean {
  return field.localName !== 'select' && field.getAttribute('type')?.toLowerCase() !== 'hidden';
}

/** A browser makes up a folder for a chosen file; the page prints its name alone. */
function typedText(value: string): string {
  return value.replace(/^C:\\fakepath\\/, '');
}
