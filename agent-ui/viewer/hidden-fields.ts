import { MASK } from '@medkig/privacy/mask';

/** On the replayed page only: `text` shows the mask's own dots, `drawn` needs them drawn. */
const MARKER = 'data-medkig-hidden';

const HATCH = 'repeating-linear-gradient(135deg, #D5DBE5 0 1px, #EEF1F6 1px 9px)';
const DOTS = `url("data:image/svg+xml,${encodeURIComponent(
  `<svg xmlns="http://www.w3.org/2000/svg" width="96" height="16" fill="#13233A">${[
    6, 17, 28, 39, 50, 61, 72, 83,
  ]
    .map((x) => `<circle cx="${x}" cy="8" r="2.6"/>`)
    .join('')}</svg>`,
)}")`;

/** A pattern as well as dots, so that a blank field is not mistaken for a hidden one. */
export const hiddenFieldRules = [
  `[${MARKER}] { background: ${HATCH} !important; color: #13233A !important; }`,
  `[${MARKER}="drawn"] { background: ${DOTS} 10px center no-repeat, ${HATCH} !important; color: transparent !important; }`,
  `[${MARKER}="drawn"]::-webkit-datetime-edit { opacity: 0; }`,
];

/** Whether a box is ticked is no secret, though its value is masked too. */
const FIELDS =
  'select, textarea, input:not([type=checkbox], [type=radio], [type=submit], [type=button], [type=reset], [type=image])';

/** What was last seen in each field: a browser does not keep a mask in a date or a number field. */
export type Typed = WeakMap<Node, string>;

/** Marks every field of the replayed page that holds a masked value. */
export function markHiddenFields(trees: readonly ParentNode[], typed: Typed): void {
  for (const field of trees.flatMap((tree) => [...tree.querySelectorAll<HTMLInputElement>(FIELDS)])) {
    const shown = valueIn(field, typed);
    const marker = shown !== MASK ? undefined : field.value === MASK ? 'text' : 'drawn';
    if (!marker) field.removeAttribute(MARKER);
    else if (field.getAttribute(MARKER) !== marker) field.setAttribute(MARKER, marker);
  }
}

/** What a field holds, masked; '' for nothing, and for what is no field. */
export function valueIn(field: Element, typed: Typed): string {
  return typed.get(field) ?? field.getAttribute('value') ?? ('value' in field ? String(field.value) : '');
}

export function isHiddenField(element: Element): boolean {
  return element.hasAttribute(MARKER);
}
