import type { Find } from './mask.ts';
import { cutCss, scrubCss, scrubCssValue } from './scrub-css.ts';
import { type Fields, fields, id, list, number, some, text } from './shape.ts';

/** Rules added to, taken from or put in place of a style sheet. */
export function scrubStyleSheetRule(data: Fields, find: Find): object {
  return {
    ...some(data, ['id', 'styleId'], id),
    ...some(data, ['removes'], (removes) =>
      list(removes).map((entry) => ({ index: index(fields(entry).index) })),
    ),
    ...some(data, ['adds'], (adds) => list(adds).map((rule) => scrubRule(rule, find))),
    ...some(data, ['replace', 'replaceSync'], (css) => scrubCss(text(css), find)),
  };
}

/** One property of one rule set or removed. */
export function scrubStyleDeclaration(data: Fields, find: Find): object {
  return {
    ...some(data, ['id', 'styleId'], id),
    index: list(data.index).map(number),
    ...some(data, ['set'], (set) => {
      const { property, value, priority } = fields(set);
      return {
        property: cutCss(text(property)),
        value:
          value === null || value === undefined ? null : scrubCssValue(text(property), String(value), find),
        priority: priority === 'important' ? 'important' : '',
      };
    }),
    ...some(data, ['remove'], (remove) => ({ property: cutCss(text(fields(remove).property)) })),
  };
}

/** Style sheets that scripts have built and put on the document or a shadow root. */
export function scrubAdoptedStyleSheet(data: Fields, find: Find): object {
  return {
    id: id(data.id),
    styleIds: list(data.styleIds).map(id),
    ...some(data, ['styles'], (styles) =>
      list(styles).map((style) => {
        const { styleId, rules } = fields(style);
        return { styleId: id(styleId), rules: list(rules).map((rule) => scrubRule(rule, find)) };
      }),
    ),
  };
}

function scrubRule(rule: unknown, find: Find): object {
  const from = fields(rule);
  return { rule: scrubCss(text(from.rule), find), ...some(from, ['index'], index) };
}

function index(value: unknown): number | number[] {
  return Array.isArray(value) ? value.map(number) : number(value);
}
