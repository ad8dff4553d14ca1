import { containsCprNumber, maskCprNumbers } from './cpr.ts';
import { type Find, maskRanges } from './mask.ts';

// What a browser skips before it reads the scheme, so that «java\nscript:» is not taken for a path.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters it skips
const SKIPPED = /[\u0000-\u0020]+/g;
const SCHEME = /^[a-z][a-z0-9+.-]*(?=:)/i;

/** The schemes that show or name something. All else (`javascript:`, `blob:`, …) is left out. */
const CUT_SCHEMES = new Set(['http', 'https', 'mailto', 'tel', 'sms']);

/**
 * An address without query, fragment, user name and CPR numbers; undefined where it may not leave at all.
 * A bare `#name` stays: labels and drawings refer to each other by it.
 */
export function scrubUrl(url: string): string | undefined {
  const trimmed = url.replace(SKIPPED, (blank) => (blank === ' ' ? ' ' : '')).trim();
  const scheme = SCHEME.exec(trimmed)?.[0].toLowerCase();
  if (scheme === 'data') return scrubImage(trimmed);
  if (scheme !== undefined && !CUT_SCHEMES.has(scheme)) return undefined;
  return trimmed.startsWith('#') ? maskCprNumbers(trimmed) : cut(trimmed);
}

/** «2x», «640w»: what else stands behind an address may be anything. */
const SIZE = /^[\d.]{1,9}[whx]$/;

/** What `srcset` and `imagesrcset` hold. Inlined images are left out: their commas cannot be told apart. */
export function scrubSourceSet(sourceSet: string): string {
  if (/data:/i.test(sourceSet)) return '';
  return sourceSet
    .split(',')
    .map((candidate) => {
      const kept = candidate
        .trim()
        .split(/\s/)
        .map((part, at) => (at === 0 ? scrubUrl(part) : SIZE.exec(part)?.[0]));
      return kept[0] ? kept.filter(Boolean).join(' ') : '';
    })
    .join(', ');
}

/** Masks in an address what `find` finds in it, also where it is percent-encoded. */
export function maskUrl(url: string, find: Find): string {
  const words = decoded(url);
  const found = find(words);
  return found.length > 0 ? maskRanges(words, found) : url;
}

function decoded(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}

/** Where the citizen is, as the agent may know it: origin and path. Empty for what is not a web page. */
export function pageAddress(href: string): string {
  return /^https?:/i.test(href) ? cut(href) : '';
}

/** What a browser takes for name and password: to the last «@», behind as many slashes of either kind as there are. */
const USER = /^(https?:[/\\]*|(?:[a-z]+:)?[/\\]{2,})[^/\\]*@/i;

function cut(url: string): string {
  return maskCprNumbers(url.replace(/[?#].*/s, '').replace(USER, '$1'));
}

const RASTER = /^data:image\/(?:png|jpe?g|gif|webp|avif|bmp|x-icon|vnd\.microsoft\.icon)[;,]/i;
const SVG = /^data:image\/svg\+xml[^,]*,/i;
const FONT = /^data:(?:font\/|application\/(?:x-)?font)/i;

/** Fonts inlined in a style sheet: letters, no content. */
export function isInlinedFont(url: string): boolean {
  return FONT.test(url);
}

function scrubImage(url: string): string | undefined {
  if (RASTER.test(url)) return url;
  const parameters = SVG.exec(url)?.[0];
  if (!parameters) return undefined;
  const drawing = readDrawing(parameters, url.slice(parameters.length));
  return drawing !== undefined && isStill(drawing) && !containsCprNumber(drawing, 'machine')
    ? url
    : undefined;
}

function readDrawing(parameters: string, body: string): string | undefined {
  try {
    return withoutReferences(
      /;base64/i.test(parameters) ? fromBase64(decodeURIComponent(body)) : decodeURIComponent(body),
    );
  } catch {
    // A stray «%» is common in hand-written drawings and changes nothing in what they can do.
    return /;base64/i.test(parameters) ? undefined : body;
  }
}

function fromBase64(body: string): string {
  return new TextDecoder().decode(Uint8Array.from(atob(body), (sign) => sign.charCodeAt(0)));
}

/** «&#48;» is a digit to a reader. */
function withoutReferences(markup: string): string {
  return markup.replace(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));?/gi, (_, hex, decimal) =>
    characterOf(hex ? Number.parseInt(hex, 16) : Number(decimal)),
  );
}

/** What a reference or an escape stands for; nothing where Unicode ends before it. */
export function characterOf(point: number): string {
  return point <= 0x10ffff ? String.fromCodePoint(point) : '';
}

/** A drawing without script, handlers, foreign content and references to the outside. */
function isStill(drawing: string): boolean {
  return !/<script|<foreignobject|<!entity|javascript:|[\s"'/]on[a-z]+\s*=|href\s*=\s*["']?\s*[^"'#\s]/i.test(
    drawing,
  );
}
