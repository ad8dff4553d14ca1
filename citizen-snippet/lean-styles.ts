/** Style sheets are written to be read; a browser needs neither the line breaks nor most of the blanks. */
import type { Plugin } from 'vite';

export function leanStyles(): Plugin {
  return {
    name: 'medkig-lean-styles',
    enforce: 'pre',
    transform: (code, id) =>
      /-style\.ts$/.test(id) ? { code: code.replace(/`[^`]*`/g, leanStyle), map: null } : undefined,
  };
}

/** The same rules in fewer letters. `css` holds no comments, and no text in which a blank counts. */
function leanStyle(css: string): string {
  return css
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/: /g, ':')
    .replace(/;\}/g, '}');
}
