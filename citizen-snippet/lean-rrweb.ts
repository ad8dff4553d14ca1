/**
 * rrweb 2.2.2 ships recorder and replayer in one file, for every way of recording. Our way is in
 * `privacy/record-options`: no frames in frames, no canvas, no media, no plugins, one errorHandler. Each step names what
 * that leaves unused.
 */
import type { Plugin } from 'vite';
import { withWhatIsChosen } from './lean-rrweb-chosen.ts';
import { withFrames } from './lean-rrweb-frames.ts';
import { withWhatIsKnown } from './lean-rrweb-known.ts';
import { withManners } from './lean-rrweb-manners.ts';
import { withoutWaste } from './lean-rrweb-waste.ts';
import { type LeanStep, leanLibrary } from './lean-source.ts';

/** Only the replayer needs PostCSS, but the file touches it in ways that a bundler must keep. */
const withoutPostcss: readonly LeanStep[] = [
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

/** The file is three packages joined, each with its own copy of the same helpers. */
const withoutCopies: readonly LeanStep[] = [
  {
    obstacle: 'second copies of helpers',
    declarations: ['mutationObserverCtor'],
    replacement: 'var $name = $name$2;',
  },
  {
    obstacle: 'helpers called through a table, which keeps them all',
    pattern: /\bsrc_default(?:\$2)?\.(\w+)\(/g,
    replacement: '$1$2(',
  },
  {
    obstacle: 'a clock for browsers without Date.now',
    pattern: /^if \(!\/\*@__PURE__\*\/ .* nowTimestamp(?:\$\d)? = .*$/gm,
    replacement: '',
  },
  {
    obstacle: 'patterns made and thrown away',
    pattern: /^new RegExp\(.*\);$/gm,
    replacement: '',
  },
  {
    obstacle: 'the old way to the mirror, told to the console',
    pattern:
      /^if \(typeof window !== "undefined" && window\.Proxy && window\.Reflect\) _mirror = [\s\S]*?^\} \}\);$/m,
    replacement: '',
  },
  {
    obstacle: "the states of the replayer's machine",
    pattern: /^\(function\(t\) \{\n.*"NotStarted"[\s\S]*?^\}\)\(n \|\| \(n = \{\}\)\);$/m,
    replacement: '',
  },
  {
    obstacle: 'nodes of the replayer in the recorder',
    pattern: /^\tif \(n instanceof BaseRRNode && .*$/m,
    replacement: '',
  },
];

/** `record-options` blocks canvas, video, audio and every frame: they are empty boxes, but for `withFrames`. */
const withoutBlockedElements: readonly LeanStep[] = [
  { obstacle: 'a worker for pictures of canvas', declarations: ['blob'], replacement: 'var blob;' },
  {
    obstacle: 'pictures of canvas and inlined images',
    pattern: /tagName === "canvas" && recordCanvas|tagName === "img" && inlineImages/g,
    replacement: 'false',
  },
  {
    obstacle: 'attributes of media, which are dropped for a blocked element',
    pattern: /\["audio", "video"\]\.includes\(tagName\)(?=\) \{)/g,
    replacement: 'false',
  },
  {
    obstacle: 'attributes of frames, which are dropped for a blocked element',
    pattern: /tagName === "iframe" && !keepIframeSrcFn\(attributes\.src\)/g,
    replacement: 'false',
  },
  {
    obstacle: 'the inside of frames',
    pattern: /serializedNode\.tagName === "iframe" && !_isBlockedElement\(n, blockClass, blockSelector\)/g,
    replacement: 'false',
  },
  {
    obstacle: 'frames that are kept track of',
    pattern: /^\t+if \(isSerializedIframe\(.*addIframe\(\w+\);$/gm,
    replacement: '',
  },
  {
    obstacle: 'frames that have loaded',
    pattern: /^(\t+)onIframeLoad: \(iframe, childSn\) => \{[\s\S]*?^\1\},$/gm,
    replacement: '',
  },
];

/** Ways of recording that `record-options` does not ask for. */
const withoutOptions: readonly LeanStep[] = [
  {
    obstacle: 'names of unused options, handed on',
    pattern:
      /^\t+(?:"?)(?:iframeManager|canvasManager|recordCanvas|inlineImages|dataURLOptions|keepIframeSrcFn|collectFonts|onIframeLoad|iframeLoadTimeout)"?(?:: this\.\w+)?,?$|^\t(?:iframeManager|recordCanvas|inlineImages|dataURLOptions|keepIframeSrcFn);$/gm,
    replacement: '',
  },
  {
    obstacle: 'a frozen page',
    pattern: /^\t(?:un)?freeze\(\) \{[\s\S]*?^\t\}$|^\tisFrozen\(\) \{[\s\S]*?^\t\}$|^\tfrozen = false;$/gm,
    replacement: '',
  },
  {
    obstacle: 'a page that may be frozen',
    pattern: /this\.frozen \|\| this\.locked/g,
    replacement: 'this.locked',
  },
  {
    obstacle: 'events of the host page',
    pattern: /^record\.(?:addCustomEvent|addAnnotation|freezePage) = [\s\S]*?^\};$/gm,
    replacement: '',
  },
  {
    obstacle: 'what is exported of that',
    pattern: /^var \{ (\w+(?:, \w+)?) \} = record;$/gm,
    replacement: 'var $1;',
  },
  { obstacle: 'parts that stay in a slim page', pattern: /\bslimDOMOptions\.\w+/g, replacement: 'true' },
];

/** Named numbers as numbers: rrweb's tables hold both ways, and with them all their words. */
const withoutNames: readonly LeanStep[] = ['NodeType$3', 'IncrementalSource'].map((name) => ({
  obstacle: `the table ${name}`,
  rewrite: (source) => {
    const escaped = name.replace('$', '\\$');
    const [table = ''] =
      new RegExp(`^var ${escaped} = .*\\n(?:\\t.*\\n)+\\}\\(\\{\\}\\);$`, 'm').exec(source) ?? [];
    const numbers = new Map(
      [...table.matchAll(/\["(\w+)"\] = (\d+)\]/g)].map(([, key, value]) => [key, value]),
    );
    const use = new RegExp(`(?<![\\w$.])${escaped}\\.(\\w+)`, 'g');
    return source.replace(use, (whole, key: string) => numbers.get(key) ?? whole);
  },
}));

/** Ways around browsers that have no modules, and so never load this. */
const withoutOldBrowsers: readonly LeanStep[] = [
  {
    obstacle: 'old ways to ask how far a page is scrolled',
    declarations: ['getWindowScroll'],
    replacement: `function $name(win) {
	const page = win.document.scrollingElement;
	return { left: page?.scrollLeft || 0, top: page?.scrollTop || 0 };
}`,
  },
  {
    obstacle: 'old ways to ask how high a window is',
    declarations: ['getWindowHeight'],
    replacement: 'function $name() {\n\treturn window.innerHeight;\n}',
  },
  {
    obstacle: 'old ways to ask how wide a window is',
    declarations: ['getWindowWidth'],
    replacement: 'function $name() {\n\treturn window.innerWidth;\n}',
  },
  {
    obstacle: 'new shadow roots inside frames',
    pattern: /^\tobserveAttachShadow\(iframeElement\) \{[\s\S]*?^\t\}$/m,
    replacement: '',
  },
];

/** Frameworks put comments between texts, and rrweb records no comment; nor which popovers are open. */
const withoutLosses: readonly LeanStep[] = [
  {
    obstacle: 'popovers that look closed',
    pattern: /^\tif \(tagName === "dialog" && n\.open\).*$/m,
    replacement: '$&\n\tif (n.popover && n.matches(":popover-open")) attributes.rr_open_mode = "popover";',
  },
  {
    obstacle: 'new texts that are left out when a comment parts them from another new one: backwards',
    pattern: /(?<=this\.addedSet\.has\(|\tn = )src_default\.previousSibling\(n\)/g,
    replacement: 'recorded(n, previousSibling$$2, this.mirror)',
  },
  {
    obstacle: 'new texts that are left out when a comment parts them from another new one: onwards',
    pattern: /(?<=nextSibling = )src_default\.nextSibling\(n\)/g,
    replacement: 'recorded(n, nextSibling$$2, this.mirror)',
  },
  {
    obstacle: 'the place for a helper',
    pattern: /^var MutationBuffer = /m,
    replacement: `function recorded(node, step, mirror) {
	let at = step(node);
	while (at && mirror.getId(at) === -2) at = step(at);
	return at;
}
var MutationBuffer = `,
  },
];

export const rrwebSteps: readonly LeanStep[] = [
  ...withoutLosses,
  ...withoutPostcss,
  ...withoutCopies,
  ...withoutBlockedElements,
  ...withoutOptions,
  ...withoutOldBrowsers,
  ...withManners,
  ...withoutWaste,
  ...withoutNames,
  ...withWhatIsKnown,
  ...withWhatIsChosen,
  ...withFrames,
];

/** Makes `import { record } from 'rrweb'` bundle the recorder alone, and of it what we use. */
export function leanRrweb(): Plugin {
  return leanLibrary('rrweb', [{ path: '/rrweb/dist/rrweb.js', steps: rrwebSteps }]);
}
