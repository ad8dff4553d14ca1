import type { Plugin } from 'vite';

/**
 * rrweb ships recorder and replayer in one file. Only the replayer needs PostCSS, but the file touches it in
 * ways that a bundler must keep: 38 kB gzip in a snippet that never replays. It also upsets strict pages.
 * Each step says what stands in the way in rrweb 2.2.2 and what to put there.
 */
const steps = [
  {
    obstacle: 'exports of PostCSS read as statements of their own',
    pattern: /^import_postcss(?:\$\d+)?\.default(?:\.\w+)?;$/gm,
    replacement: '',
  },
  {
    obstacle: 'module wrappers around PostCSS that are not marked as free of effects',
    pattern: /(__toESM(?:\$\d+)?\()\((\/\* @__PURE__ \*\/)/g,
    replacement: '$1$2 ($2',
  },
  {
    obstacle: 'the default export of PostCSS kept in a variable',
    pattern: /^var (postcss_default(?:\$\d+)?) = (import_postcss(?:\$\d+)?\.default);$/gm,
    replacement: 'var $1 = /* @__PURE__ */ (() => $2)();',
  },
  {
    // A document made by script has the page's policy, which would report each changed style as a breach.
    obstacle: 'old styles parsed through an attribute, which a Content-Security-Policy forbids',
    pattern: /old\.setAttribute\("style", m\.oldValue\)/g,
    replacement: 'old.style.cssText = m.oldValue',
  },
];

/** Removes what keeps PostCSS in a bundle that only records. Throws for an rrweb it was not written for. */
export function leanRrwebSource(source: string): string {
  let lean = source;
  for (const { obstacle, pattern, replacement } of steps) {
    const next = lean.replace(pattern, replacement);
    if (next === lean) throw new Error(`lean-rrweb: not found in this version of rrweb: ${obstacle}`);
    lean = next;
  }
  return lean;
}

/** Makes `import { record } from 'rrweb'` bundle the recorder alone. */
export function leanRrweb(): Plugin {
  let seen = false;
  return {
    name: 'medkig-lean-rrweb',
    enforce: 'pre',
    transform: {
      filter: { id: /[\\/]rrweb[\\/]dist[\\/]rrweb\.js$/ },
      handler(code) {
        seen = true;
        return { code: leanRrwebSource(code), map: null };
      },
    },
    buildEnd(error) {
      if (!error && !seen) throw new Error('lean-rrweb: rrweb/dist/rrweb.js is not part of this bundle');
    },
  };
}
