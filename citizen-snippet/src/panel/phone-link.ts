import { make } from './element.ts';

/** A sentence whose line break stands for the phone number, which becomes a link. */
export function phoneLink(sentence: string, phone: string): (Node | string)[] {
  const [before = '', after = ''] = sentence.split('\n');
  return [before, make('a', { href: `tel:${phone.replaceAll(/[^\d+]/g, '')}` }, phone), after];
}
