import type { Language } from '../strings.ts';
import type { Position } from './handoff.ts';

export interface Tag {
  site: string;
  language: Language;
  position: Position;
  button: boolean;
  /** Whether the address may open the check of the page: a link must not open it for a citizen. */
  check: boolean;
  /** The URL of the folder that the script came from, with a slash at the end. */
  base: string;
}

/** Reads the municipality's script tag; undefined without a site key, for then there is nobody to meet. */
export function readTag(script: HTMLScriptElement): Tag | undefined {
  const { municipality, language, position, button, check } = script.dataset;
  if (!municipality) return undefined;
  return {
    site: municipality,
    language: language?.startsWith('en') ? 'en' : 'da',
    position: position?.includes('left') ? 'left' : 'right',
    button: button !== 'none',
    check: check !== undefined,
    base: new URL('.', script.src).href,
  };
}
