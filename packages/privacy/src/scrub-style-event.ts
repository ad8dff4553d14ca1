import { scrubCss } from './scrub-css.ts';
import { type Fields, fields, id, list, number, some, text } from './shape.ts';

/** Rules added to, taken from or put in place of a style sheet. */
export function scrubStyleSheetRule(data: Fields): object {
  return {
    ...some(data, ['id', 'styleId'], id),
    ...some(data, ['removes'], (removes) =>
      list(removes).map((entry) => ({ index: index(fields(entry).index) })),
    ),
    ...some(data, ['adds'], (adds) => list(adds).map(scrubRule)),
    ...some(data, ['replace', 'replaceSync'], (css) => scrubCss(text(css))),
  };
}

/** One property of one rule set or removed. */
export function scrubStyleDeclaration(data: Fields): object {
  return {
    ...some(data, ['id', 'styleId'], id),
    index: list(data.index).map(number),
    ...some(data, ['set'], (set) => {
      const { property, value, priority } = fields(set);
      return {
        property: scrubCss(text(property)),
        value: value === null || value === undefined ? null : scrubCss(String(value)),
        priority: priority === 'important' ? 'important' : '',
      };
    }),
    ...some(data, ['remove'], (remove) => ({ property: scrubCss(text(fields(remove).property)) })),
  };
}

/** Style sheets that scripts have built and put on the document or a shadow root. */
export function scrubAdoptedStyleSheet(data: Fields): object {
  return {
    id: id(data.id),
    styleIds: list(data.styleIds).map(id),
    ...some(data, ['styles'], (styles) =>
      list(styles).map((style) => {
        const { styleId, rules } = fields(style);
        return { styleId: id(styleId), rules: list(rules).map(scrubRule) };
      }),
    ),
  };
}

function scrubRule(rule: unknown): object {
  const from = fields(rule);
  return { rule: scrubCss(text(from.rule)), ...some(from, ['index'], index) };
}

function index(value: unknown): number | number[] {
  return Array.isArray(value) ? value.map(number) : number(value);
}
