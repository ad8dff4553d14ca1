/**
 * Style sheet text for the stage, read token by token (https://www.w3.org/TR/css-syntax-3/#tokenization), because
 * escapes let an address or an at-rule be written in many ways. Every token is read once: no text takes more
 * than linear time.
 */
import { type AssetAddress, isInlinedFont, isInlinedPicture } from './asset-address.ts';

/** Holds a hundredth of the citizen's viewport height on the replayed page's root. */
export const VIEW_HEIGHT = '--medkig-vh';

const inView: Record<string, string> = {
  vh: `var(${VIEW_HEIGHT})`,
  vb: `var(${VIEW_HEIGHT})`,
  vmin: `min(1vw, var(${VIEW_HEIGHT}))`,
  vmax: `max(1vw, var(${VIEW_HEIGHT}))`,
};
const FOLLOWS_VIEW = /^[sld]?(vh|vb)$|^(vmin|vmax)$/i;

const ESCAPE = String.raw`\\(?:[0-9a-fA-F]{1,6}(?:\r\n|[ \t\n\r\f])?|[^\n\r\f0-9a-fA-F])`;
const IDENT = String.raw`(?:--|-?(?:[A-Za-z_\u0080-\uffff]|${ESCAPE}))(?:[\w\u0080-\uffff-]|${ESCAPE})*`;
const STRING = String.raw`"(?:[^"\\\n\r\f]|\\(?:\r\n|[\s\S]))*"?|'(?:[^'\\\n\r\f]|\\(?:\r\n|[\s\S]))*'?`;

const TOKEN = new RegExp(
  [
    String.raw`(?<comment>\/\*[\s\S]*?(?:\*\/|$))`,
    `(?<string>${STRING})`,
    `(?<hash>#(?:[\\w\\u0080-\\uffff-]|${ESCAPE})+)`,
    String.raw`(?<number>[-+]?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][-+]?\d+)?)(?<unit>${IDENT}|%)?`,
    `@(?<rule>${IDENT})`,
    `(?<name>${IDENT})(?<call>\\()?`,
    String.raw`(?<other>[\s\S])`,
  ].join('|'),
  'uy',
);
const BARE_URL = new RegExp(
  String.raw`[ \t\n\r\f]*((?:[^"'()\\ \t\n\r\f]|${ESCAPE})*)[ \t\n\r\f]*(?:\)|$)`,
  'uy',
);
const QUOTED_URL = new RegExp(String.raw`[ \t\n\r\f]*(${STRING})[^)]*(?:\)|$)`, 'uy');
const BAD_URL = /(?:[^)\\]|\\[\s\S])*(?:\)|$)/uy;

/** Functions that take an address as a string, too. */
const TAKES_ADDRESS = /^(?:-webkit-)?(?:image-set|image|cross-fade)$|^src$/;
/** What they may be handed is known only when the page is drawn. */
const STANDS_FOR_OTHERS = /^(?:var|env|attr|if|--.*)$/;
const ENDS: Record<string, string> = { '(': ')', '[': ']', '{': '}' };
/** A question about scripts, which run on the citizen's page and not on the stage; the rest of it after its name. */
const SCRIPTING = /[ \t\n\r\f]*(?::[ \t\n\r\f]*(none|initial-only|enabled)[ \t\n\r\f]*)?(?=\))/iuy;
const YES = 'min-width:0px';
const NO = 'max-width:0px';
/** Brackets in brackets. Browsers read them by recursion, and some crash where a text never closes them. */
const DEEPEST = 100;
/** rrweb marks with it where the text of one sheet is spread over several nodes. */
const SPLIT = '/* rr_split */';
const NOTHING = 'url("data:,")';

/**
 * `@import` is broken, addresses lead to the asset store or nowhere, and lengths that follow the viewport's
 * height follow the citizen's: the stage's own view is as tall as the page. Scripts count as running. Nothing is left
 * of a text that nests without end.
 */
export function cleanCss(css: string, address: AssetAddress): string {
  /** What is open, outermost first. */
  const open: { end: string; called: string }[] = [];
  /** How many of those take an address. */
  let within = 0;
  let clean = '';
  let at = 0;

  const read = (pattern: RegExp): RegExpExecArray | undefined => {
    pattern.lastIndex = at;
    const match = pattern.exec(css);
    if (match) at = pattern.lastIndex;
    return match ?? undefined;
  };
  const url = (): string => {
    const given = read(QUOTED_URL)?.[1];
    if (given !== undefined) return urlFor(unquoted(given), address);
    const bare = read(BARE_URL)?.[1];
    if (bare !== undefined) return urlFor(unescaped(bare), address);
    read(BAD_URL);
    return NOTHING;
  };

  for (;;) {
    const token = read(TOKEN);
    if (!token?.groups) return clean;
    const { comment, string, number, unit, rule, name, call, other } = token.groups;
    if (open.length > DEEPEST) return '';
    const inside = open.at(-1)?.called ?? '';
    if (comment !== undefined) clean += comment === SPLIT ? comment : '/**/';
    else if (string !== undefined)
      clean += TAKES_ADDRESS.test(inside) ? urlFor(unquoted(string), address) : string;
    else if (number !== undefined) clean += length(number, unit);
    else if (rule !== undefined)
      clean += unescaped(rule).toLowerCase() === 'import' ? '@medkig-dropped' : token[0];
    else if (name !== undefined && call !== undefined) {
      const called = unescaped(name).toLowerCase();
      if (called === 'url') {
        clean += url();
        continue;
      }
      const unknown = within > 0 && STANDS_FOR_OTHERS.test(called);
      clean += unknown ? 'medkig-dropped(' : token[0];
      open.push({ end: ')', called });
      if (TAKES_ADDRESS.test(called)) within++;
    } else if (
      name !== undefined &&
      // Of the text that is read: to look back in one that grows would copy all of it each time.
      /\([ \t\n\r\f]*$/.test(css.slice(Math.max(0, token.index - 9), token.index)) &&
      isScripting(name, open.at(-1))
    ) {
      const asked = read(SCRIPTING);
      clean += asked ? ((asked[1] ?? 'enabled').toLowerCase() === 'enabled' ? YES : NO) : name;
    } else {
      const end = other === undefined ? undefined : ENDS[other];
      if (end !== undefined) open.push({ end, called: '' });
      // A bracket of another kind closes nothing.
      else if (other !== undefined && open.at(-1)?.end === other)
        if (TAKES_ADDRESS.test(open.pop()?.called ?? '')) within--;
      clean += token[0];
    }
  }
}

function isScripting(name: string, inside: { end: string; called: string } | undefined): boolean {
  return inside?.end === ')' && inside.called === '' && unescaped(name).toLowerCase() === 'scripting';
}

function length(number: string, unit: string | undefined): string {
  const follows = unit === undefined ? null : FOLLOWS_VIEW.exec(unescaped(unit));
  const height = inView[(follows?.[1] ?? follows?.[2] ?? '').toLowerCase()];
  return height ? `calc(${number} * ${height})` : number + (unit ?? '');
}

function urlFor(url: string, address: AssetAddress): string {
  const trimmed = url.trim();
  const kept =
    trimmed.startsWith('#') || isInlinedPicture(trimmed) || isInlinedFont(trimmed)
      ? trimmed
      : address(trimmed);
  return kept === undefined ? NOTHING : `url("${kept.replace(/[\n\r\f"\\]/g, escaped)}")`;
}

function unquoted(string: string): string {
  const closed = string.length > 1 && string.endsWith(string.charAt(0));
  return unescaped(string.slice(1, closed ? -1 : undefined));
}

function unescaped(text: string): string {
  return text.replace(
    /\\(?:([0-9a-fA-F]{1,6})(?:\r\n|[ \t\n\r\f])?|(\r\n|[\s\S]))/gu,
    (_, code?: string, sign?: string) => {
      if (code === undefined) return /^[\r\n\f]/.test(sign ?? '') ? '' : (sign ?? '');
      const point = Number.parseInt(code, 16);
      return point === 0 || point > 0x10ffff ? '\ufffd' : String.fromCodePoint(point);
    },
  );
}

function escaped(sign: string): string {
  return `\\${(sign.codePointAt(0) ?? 0).toString(16)} `;
}
