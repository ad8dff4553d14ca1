import type { Language } from '../strings.ts';
import type { Position } from './handoff.ts';

export interface Tag {
  site: string;
  language: Language;
  position: Position;
  button: boolean;
  /** The button's, «#145a3a»; undefined: our own. */
  colour: string | undefined;
  /** Whether the address may open the check of the page: a link must not open it for a citizen. */
  check: boolean;
  /** The URL of the folder that the script came from, with a slash at the end. */
  base: string;
}

/** Reads the municipality's script tag; undefined without a site key, for then there is nobody to meet. */
export function readTag(script: HTMLScriptElement): Tag | undefined {
  const { municipality, language, position, button, check, colour } = script.dataset;
  if (!municipality) return undefined;
  return {
    site: municipality,
    language: language?.startsWith('en') ? 'en' : 'da',
    position: position?.includes('left') ? 'left' : 'right',
    button: button !== 'none',
    colour: colour?.match(/^#[\da-f]{6}$/i)?.[0],
    check: check !== undefined,
    base: new URL('.', script.src).href,
  };
}
