import type { IncomingHttpHeaders } from 'node:http';

const KINDS =
  /^(?:image\/(?:png|jpeg|gif|webp|avif|svg\+xml|x-icon|vnd\.microsoft\.icon)|font\/(?:woff2?|ttf|otf|sfnt))$/;
const FONTS_BY_OLD_NAMES = /^application\/(?:x-)?font-(woff2?|ttf|otf)$/;

/**
 * The content type under which a file is passed on, or undefined for what is no public picture or font: a page, a
 * document, and whatever the site gives to one visitor alone.
 */
export function publicAssetKind(headers: IncomingHttpHeaders): string | undefined {
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '';
  const old = FONTS_BY_OLD_NAMES.exec(type)?.[1];
  const isPersonal =
    headers['set-cookie'] !== undefined ||
    /\b(?:private|no-store)\b/i.test(headers['cache-control'] ?? '') ||
    /\bcookie\b|\*/i.test(headers.vary ?? '');
  if (isPersonal) return undefined;
  return old ? `font/${old}` : KINDS.test(type) ? type : undefined;
}
