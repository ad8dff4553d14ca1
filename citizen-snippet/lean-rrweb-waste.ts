/** Longer ways to the same end, and ends that the agent's page does not need. */
import type { LeanStep } from './lean-source.ts';

export const withoutWaste: readonly LeanStep[] = [
  {
    // Text that was put together in pieces is the whole of such a sheet: a browser drops rules added otherwise
    // whenever a piece changes.
    obstacle: 'a search for the pieces of a style element in the rules that the browser made of them',
    pattern: /if \(tagName === "style" && n\.sheet\) \{\n[\s\S]*?\n\t\}\n(?=\tif \(\[)/,
    replacement:
      'if (tagName === "style" && n.sheet && n.childNodes.length < 2) {\n\t\tconst cssText = stringifyStylesheet(n.sheet);\n\t\tif (cssText) attributes._cssText = cssText;\n\t}\n',
  },
  {
    obstacle: 'patterns of that search',
    declarations: ['cssNormalizeRe', 'cssNormalizeReNoPx'],
    replacement: 'var $name;',
  },
  {
    obstacle: 'rules as Chrome wrote them before 2023, for viewers from before 2023',
    declarations: ['fixBrowserCompatibilityIssuesInCSS'],
    replacement: 'function $name(cssText) {\n\treturn cssText;\n}',
  },
  {
    obstacle: 'addresses in style sheets, taken apart by hand',
    declarations: ['absolutifyURLs'],
    replacement: `function $name(cssText, href) {
	return (cssText || "").replace(URL_IN_CSS_REF, (origin, quote1, path1, quote2, path2, path3) => {
		const path = path1 || path2 || path3, quote = quote1 || quote2 || "";
		if (!path || /^(?:[a-z+]+:|\\/\\/|#)/i.test(path)) return origin;
		try {
			return "url(" + quote + new URL(path.trim(), href).href + quote + ")";
		} catch {
			return origin;
		}
	});
}`,
  },
  {
    obstacle: 'sets of pictures, read letter by letter',
    declarations: ['getAbsoluteSrcsetString'],
    replacement: `function $name(doc, value) {
	return value.replace(/(^|,\\s)\\s*([^\\s,]\\S*[^\\s,])/g, (_, before, url) => before + absoluteToDoc(doc, url));
}`,
  },
  {
    obstacle: 'options copied name by name',
    pattern: /^\tinit\(options\) \{\n\t\t\[\n[\s\S]*?\]\.forEach\(\(key\) => \{\n[\s\S]*?\}\);\n\t\}$/m,
    replacement: '\tinit(options) {\n\t\tObject.assign(this, options);\n\t}',
  },
  {
    obstacle: 'fields named before they are filled',
    pattern:
      /^\t(?:mutationCb|blockClass|blockSelector|maskTextClass|maskTextSelector|inlineStylesheet|maskInputOptions|maskTextFn|maskInputFn|slimDOMOptions|doc|mirror|stylesheetManager|shadowDomManager|processedNodeManager|unattachedDoc|scrollCb|bypassOptions|adoptedStyleSheetCb);$/gm,
    replacement: '',
  },
  {
    obstacle: 'a table for base64',
    pattern: /^for \(var i\$1 = 0; i\$1 < chars\.length; i\$1\+\+\) lookup\[.*$/m,
    replacement: '',
  },
  {
    obstacle: 'a list of links that nobody looks at',
    pattern:
      /^\t+if \(isSerializedStylesheet\(\w+, (?:this\.)?mirror\)\) .*$|^\t\tthis\.trackLinkElement\(linkEl\);$|^\ttrackLinkElement\(linkEl\) \{\n[\s\S]*?^\t\}$|^\ttrackStylesheetInLinkElement.*$|^\t+(?:this\.)?trackedLinkElements = .*$/gm,
    replacement: '',
  },
  {
    obstacle: 'ways to mask without our own',
    pattern:
      /this\.maskTextFn \? (this\.maskTextFn\(value, closestElementOfNode\(m\.target\)\)) : value\.replace\([^)]*\)/,
    replacement: '$1',
  },
  {
    obstacle: 'options handed on to what is inside',
    pattern: /(?<=const bypassOptions = \{\n)[\s\S]*?(?=\n\t\t\};)/,
    replacement:
      '\t\t\t...options,\n\t\t\tneedsMask,\n\t\t\tpreserveWhiteSpace,\n\t\t\tnewlyAddedElement: false,\n\t\t\tcssCaptured: false',
  },
  {
    obstacle: 'options handed on for a style sheet that came late',
    pattern: /(?<=const serializedLinkNode = serializeNodeWithId\(n, \{\n)[\s\S]*?(?=\n\t+\}\);)/,
    replacement:
      '\t\t\t...options,\n\t\t\tneedsMask,\n\t\t\tpreserveWhiteSpace,\n\t\t\tskipChild: false,\n\t\t\tnewlyAddedElement: false',
  },
  {
    obstacle: 'kinds of meta and link, told apart by name, which all say nothing to the agent',
    declarations: ['slimDOMExcluded'],
    replacement: `function $name({ type, tagName, attributes }) {
	if (type !== NodeType$3.Element) return type === NodeType$3.Comment;
	const { rel, as, name } = attributes;
	return tagName === "script" || tagName === "meta" && name !== "viewport" || tagName === "link" && (/icon|^modulepreload$|^prefetch$/.test(rel) || rel === "preload" && as === "script");
}`,
  },
  {
    obstacle: 'kinds of clicks and touches, told apart by their names',
    declarations: ['initMouseInteractionObserver'],
    replacement: `function $name({ mouseInteractionCb, doc, mirror, blockSelector }) {
	const kinds = { pointerup: 0, pointerdown: 1, click: 2, contextmenu: 3, dblclick: 4, focus: 5, blur: 6, touchcancel: 10 };
	const handlers = Object.keys(kinds).map((name) => on(name, callbackWrapper((event) => {
		const target = getEventTarget(event);
		if (isBlocked(target, blockSelector, true)) return;
		const { clientX, clientY } = event.changedTouches?.[0] ?? event;
		const pointerType = ["mouse", "pen", "touch"].indexOf(event.pointerType);
		const type = kinds[name], isTouch = type < 2 && pointerType === 2;
		mouseInteractionCb({
			type: isTouch ? 9 - 2 * type : type,
			id: mirror.getId(target),
			x: clientX,
			y: clientY,
			...pointerType > (type < 2 ? 0 : -1) && !isTouch && { pointerType }
		});
	}), doc));
	return () => handlers.forEach((h) => h());
}`,
  },
];
