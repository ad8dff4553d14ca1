import { MASK, type Range } from '@medkig/privacy/mask';

/**
 * Which stretches of a text the agent sees dots in place of, in UTF-16 units: the rest of it stands in `shown` in
 * the same order. All of it when the two do not fit together.
 */
export function hiddenStretches(text: string, shown: string): Range[] {
  const kept = shown.split(MASK);
  const hidden: Range[] = [];
  let at = 0;
  for (const [index, words] of kept.entries()) {
    const isLast = index === kept.length - 1;
    const start = isLast ? text.length - words.length : text.indexOf(words, at);
    if (start < at || !text.startsWith(words, start) || (index === 0 && start > 0 && words !== '' && !isLast))
      return [{ start: 0, end: text.length }];
    if (start > at) hidden.push({ start: at, end: start });
    at = start + words.length;
  }
  return hidden;
}
