/** What a municipality has decided about pages that are shown. Whoever writes a policy down checks it here. */
import * as v from 'valibot';

const name = String.raw`-{0,2}[A-Za-z_\u00a1-\uffff][\w\u00a1-\uffff-]*`;
const attribute = String.raw`\[${name}(?:[~|^$*]?=(?:"[^"\\\n]*"|'[^'\\\n]*'|${name})(?: [is])?)?\]`;
const simple = `(?:[.#]${name}|${attribute})`;
const compound = `(?:${name}${simple}*|${simple}+)`;
const complex = `${compound}(?:(?: [>+~] | )${compound})*`;
const selectorList = new RegExp(`^${complex}(?:, ${complex})*$`);

/**
 * A selector whose meaning stays the same whatever is pressed or hovered: names, classes, ids and attributes with
 * combinators, with single blanks. No pseudo-class, no escape, and no `*`, which could show a whole page by a slip.
 */
const selector = v.pipe(v.string(), v.maxLength(200), v.regex(selectorList));
const selectors = v.pipe(v.array(selector), v.maxLength(100));

/** «/betaling»: the page itself and those below it. No query, no dots that lead elsewhere. */
const pathPrefix = v.pipe(v.string(), v.maxLength(200), v.regex(/^(?!.*(?:\/\/|\/\.))\/[^\s?#\\]*$/));

/**
 * Where a page may be proposed beside the site's own origins: «www.borger.dk» stands for that host over https, and an
 * origin («https://www.borger.dk:8443») for itself. No wildcards.
 */
const host = v.pipe(
  v.string(),
  v.maxLength(253),
  v.regex(/^(?:https?:\/\/)?[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?$/),
);

export const grantsSchema = v.pipe(
  v.array(v.picklist(['view', 'point', 'navigate', 'click', 'fill'])),
  v.maxLength(5),
);

/** One version of a municipality's policy. */
export const rulesSchema = v.strictObject({
  /** What a citizen may be asked to allow: `view` and `point`; a page by `navigate`; `click` and `fill`, each time. */
  grants: grantsSchema,
  /** Left out of the picture. */
  block: selectors,
  /** Shown as dots. */
  mask: selectors,
  /** Page text that is shown inside a masked part. A form value never is. */
  show: selectors,
  presets: v.pipe(v.array(v.picklist(['os2forms', 'dkfds'])), v.maxLength(2)),
  /** Whether telephone numbers in page text are hidden. */
  phones: v.boolean(),
  /** Whether e-mail addresses in page text are hidden. */
  emails: v.boolean(),
  /**
   * Whether the two browsers may also connect to each other: not, only through the operator's TURN server, or as they
   * can, which tells each the other's address. Undecided: through TURN where there is one.
   */
  peer: v.exactOptional(v.picklist(['off', 'turn', 'direct'])),
  /** Where a page may be proposed beside the site's own; nowhere while it is not decided. */
  hosts: v.exactOptional(v.pipe(v.array(host), v.maxLength(100))),
  /** Pages on which sharing pauses. */
  never: v.pipe(v.array(pathPrefix), v.maxLength(100)),
});
export type Rules = v.InferOutput<typeof rulesSchema>;

/** What holds for a municipality that has decided nothing: all that can be hidden is. */
export const strictestRules: Rules = {
  grants: ['view', 'point'],
  block: [],
  mask: [],
  show: [],
  presets: ['os2forms', 'dkfds'],
  phones: true,
  emails: true,
  never: [],
};
