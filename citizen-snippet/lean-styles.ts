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

/** Names of colours, which all chunks share; what a script sets keeps its name. */
const tokens =
  `canvas surface line control text muted ink ink-hover on-ink on-ink-muted edge agent on-agent stop stop-hover on-stop
  error ok wait-soft wait-line focus`.split(/\s+/);

/** The same rules in fewer letters. `css` holds no comments, and no text in which a blank counts. */
function leanStyle(css: string): string {
  return css
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/: /g, ':')
    .replace(/;\}/g, '}')
    .replace(/(?<=--)[\w-]+/g, (name) => (tokens.includes(name) ? tokens.indexOf(name).toString(36) : name));
}
