/**
 * rrweb 2.2.2 ships recorder and replayer in one file, for every way of recording. Our way is in
 * `privacy/record-options`: no frames, no canvas, no media, no plugins, one errorHandler. Each step names what
 * that leaves unused.
 */
import type { Plugin } from 'vite';
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
    obstacle: 'a second table of the helpers',
    declarations: ['src_default'],
    replacement: 'var $name = src_default$2;',
  },
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
    obstacle: 'methods of arrays for old browsers',
    pattern: /^\tpolyfill\$1\(\);$/gm,
    replacement: '',
  },
  {
    obstacle: 'the old way to the mirror, which only warns',
    declarations: ['_mirror'],
    replacement: 'var _mirror = {};',
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

/** `record-options` blocks canvas, video, audio and every frame: they are empty boxes. */
const withoutBlockedElements: readonly LeanStep[] = [
  {
    obstacle: 'the recorder of canvas',
    pattern: /^\tcanvasManager = new CanvasManager\(\{[\s\S]*?^\t\}\);$/m,
    replacement: '',
  },
  { obstacle: 'calls of the recorder of canvas', pattern: /^\t+canvasManager\.\w+\(\);$/gm, replacement: '' },
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
    obstacle: 'new addresses of frames, which are not told for a blocked element',
    pattern: /tagNameLower === "iframe" && attributeName === "src" && !this\.keepIframeSrcFn\(value\)/g,
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
  {
    obstacle: 'the keeper of frames',
    pattern: /^\tconst iframeManager = new IframeManager\(\{[\s\S]*?^\t\}\);$/m,
    replacement: '',
  },
  {
    obstacle: 'observers of frames',
    pattern: /^\t\tiframeManager\.add\w+Listener\([\s\S]*?^\t\t\}\);$/gm,
    replacement: '',
  },
  {
    obstacle: 'the end of the keeper of frames',
    pattern: /^\t+iframeManager\.destroy\(\);$/m,
    replacement: '',
  },
  {
    obstacle: 'observers of frames that end',
    pattern:
      /^\t+const iframeObservers = .*$|^\t+iframeObservers\.clear\(\);$|, \.\.\.iframeObservers\.values\(\)/gm,
    replacement: '',
  },
  {
    obstacle: 'media that plays',
    declarations: ['initMediaInteractionObserver'],
    replacement: 'var $name = () => () => {};',
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
    obstacle: 'names of unused options, unpacked',
    pattern:
      /(?<=[{,] )(?:recordCanvas|inlineImages|dataURLOptions|keepIframeSrcFn|collectFonts|onIframeLoad|iframeLoadTimeout|plugins|hooks|packFn|checkoutEveryNms|checkoutEveryNth|recordCrossOriginIframes)(?: = (?:\(\) => )?[\w{}]+)?,(?=[^\n]*\} = options)/g,
    replacement: '',
  },
  { obstacle: 'fonts', pattern: /^\t\tif \(o\.collectFonts\) .*$/m, replacement: '' },
  { obstacle: 'hooks', pattern: /^\tmergeHooks\(o, hooks\);$/m, replacement: '' },
  { obstacle: 'hooks, handed on', pattern: /^\t\t\t\}, hooks\);$/m, replacement: '\t\t\t});' },
  {
    obstacle: 'events that are never made',
    pattern:
      /^(\t+)(?:mediaInteractionCb: |fontCb: |const wrappedCanvasMutationEmit = )\(p\) => wrappedEmit\(\{[\s\S]*?^\1\}\)[,;]$|^\t+canvasMutationCb: .*$/gm,
    replacement: '',
  },
  {
    obstacle: 'plugins that observe',
    pattern: /^\tfor \(const plugin of o\.plugins\) .*$/m,
    replacement: '',
  },
  {
    obstacle: 'plugins that are listed',
    pattern: /^\t+plugins: plugins\?\.filter\([\s\S]*?\|\| \[\]$/m,
    replacement: '',
  },
  {
    obstacle: 'plugins that read the mirror',
    pattern: /^\tfor \(const plugin of plugins \|\| \[\]\) if \(plugin\.getMirror\) [\s\S]*?^\t\}\);$/m,
    replacement: '',
  },
  {
    obstacle: 'plugins that change events',
    pattern: /^\tconst eventProcessor = \(e\) => \{[\s\S]*?^\t\};$/m,
    replacement: '\tconst eventProcessor = (e) => e;',
  },
  {
    obstacle: 'a recorder inside a frame, which speaks to its parent',
    pattern: /^\tconst inEmittingFrame = [\s\S]*?(?=^\tif \(mousemoveWait)/m,
    replacement: '\tconst inEmittingFrame = true, passEmitsToParent = false;\n',
  },
  {
    obstacle: 'snapshots every so often',
    pattern:
      /^\t\tif \(e\.type === EventType\.FullSnapshot\) \{\n\t\t\tlastFullSnapshotEvent = [\s\S]*?^\t\t\}$(?=\n\t\};)/m,
    replacement: '',
  },
  {
    obstacle: 'a frozen page that is thawed',
    pattern: /^\t\tif \(e\.type !== EventType\.FullSnapshot && [\s\S]*?^\t\t\}$/m,
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
  {
    obstacle: 'all fields masked by one option',
    pattern: /maskAllInputs === true \? \{[^}]*\} : (?:maskAllInputs === false \? \{ password: true \} : )?/g,
    replacement: '',
  },
  {
    obstacle: 'marks of who made an input',
    pattern: /userTriggeredOnInput \? \{[^}]*\} : /g,
    replacement: '',
  },
  {
    obstacle: 'a recording without the page',
    pattern: /^\t\tif \(!recordDOM\) return;$/m,
    replacement: '',
  },
  { obstacle: 'a choice of the page', pattern: /\bo\.recordDOM\b/g, replacement: 'true' },
  {
    obstacle: 'an old name of an option',
    pattern: /^\tif \(mousemoveWait !== void 0 && .*$/m,
    replacement: '',
  },
  {
    obstacle: 'kinds of input that are not told',
    pattern: /^\tif \(sampling\.mouse(?:move|Interaction) === false\) return .*$/gm,
    replacement: '',
  },
  {
    obstacle: 'kinds of clicks that are not told',
    pattern: / && disableMap\[key\] !== false|^\tconst disableMap = .*$/gm,
    replacement: '',
  },
  {
    obstacle: 'fields that are not told',
    pattern: /^\t\tif \(target\.classList\.contains\(ignoreClass\) \|\| .*$/m,
    replacement: '\t\tif (target.classList.contains("rr-ignore")) return;',
  },
  {
    obstacle: 'names of more unused options, handed on',
    pattern:
      /^\t+(?:userTriggeredOnInput|ignoreCSSAttributes|recordDOM|ignoreClass|ignoreSelector|stylesheetLoadTimeout),?$/gm,
    replacement: '',
  },
  {
    obstacle: 'kinds of slim pages',
    declarations: ['slimDOMDefaults'],
    replacement: 'function $name() {}',
  },
  { obstacle: 'parts that stay in a slim page', pattern: /\bslimDOMOptions\.\w+/g, replacement: 'true' },
  {
    obstacle: 'classes given as patterns',
    pattern: /typeof (?:block|maskText)Class === "string"/g,
    replacement: 'true',
  },
];

/** Named numbers as numbers: rrweb's tables hold both ways, and with them all their words. */
const withoutNames: readonly LeanStep[] = ['NodeType$3', 'NodeType', 'EventType', 'IncrementalSource'].map(
  (name) => ({
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
  }),
);

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
    obstacle: 'where a rule stands in such a group',
    pattern:
      /hasNestedCSSRule\("CSSGroupingRule"\) && (.*? instanceof CSSGroupingRule) \|\| .* instanceof CSSConditionRule(?=\) \{$)/m,
    replacement: '$1',
  },
  {
    obstacle: 'new shadow roots inside frames',
    pattern: /^\tobserveAttachShadow\(iframeElement\) \{[\s\S]*?^\t\}$/m,
    replacement: '',
  },
  {
    obstacle: 'the target of an event in old browsers',
    pattern: / else if \("path" in event && event\.path\.length\) return event\.path\[0\];/,
    replacement: '',
  },
];

/** Frameworks put comments between texts, and rrweb records no comment. */
const withoutLosses: readonly LeanStep[] = [
  {
    obstacle: 'new texts that are left out when a comment parts them from another new one: backwards',
    pattern: /(?<=this\.addedSet\.has\(|\tn = )src_default\.previousSibling\(n\)/g,
    replacement: 'recorded(n, (at) => src_default.previousSibling(at), this.mirror)',
  },
  {
    obstacle: 'new texts that are left out when a comment parts them from another new one: onwards',
    pattern: /(?<=nextSibling = )src_default\.nextSibling\(n\)/g,
    replacement: 'recorded(n, (at) => src_default.nextSibling(at), this.mirror)',
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
];

/** Makes `import { record } from 'rrweb'` bundle the recorder alone, and of it what we use. */
export function leanRrweb(): Plugin {
  return leanLibrary('rrweb', [{ path: '/rrweb/dist/rrweb.js', steps: rrwebSteps }]);
}
