/**
 * Our way of recording is known beforehand: one document, one selector for what is left out, every field masked by our
 * own function, and a recorder that is asked for nothing else. What rrweb finds out or hands on each time is settled here.
 */
import type { LeanStep } from './lean-source.ts';

/** The page may have replaced what the recorder reads the page with. */
const nativeReaders: readonly LeanStep[] = [
  {
    obstacle: 'a frame for each kind of node of which one part was replaced',
    declarations: ['getUntaintedPrototype$2'],
    replacement: `function $name(key, name) {
	const given = (globalThis[globalThis.Zone?.__symbol__?.(key)] || globalThis[key]).prototype;
	const own = Object.getOwnPropertyDescriptor(given, name);
	if (String(own?.get ?? own?.value).includes("[native code]")) return given;
	try {
		if (!untaintedBasePrototype$2[key]) {
			const frame = document.createElement("iframe"), agent = navigator.userAgent;
			frame.style.display = "none";
			frame.className = "rr-block";
			document.body.append(frame);
			untaintedBasePrototype$2[key] = frame.contentWindow[key].prototype;
			if (agent.includes("Safari") && !agent.includes("Chrome")) untaintedBaseIframeCleanup$2[key] = () => frame.remove();
			else frame.remove();
		}
		return untaintedBasePrototype$2[key];
	} catch {
		return given;
	}
}
function nativeOf(key, name) {
	let native;
	return (node, given) => {
		if (!native) {
			const own = Object.getOwnPropertyDescriptor(getUntaintedPrototype$2(key, name), name);
			native = own.get ?? own.value;
		}
		return native.call(node, given);
	};
}`,
  },
  {
    obstacle: 'readers of a node',
    pattern: /^function (\w+)\$2\(n\) \{\n\treturn getUntaintedAccessor\$2\("(\w+)", n, "\w+"\);\n\}$/gm,
    replacement: 'var $1$$2 = /* @__PURE__ */ nativeOf("$2", "$1");',
  },
  {
    obstacle: 'the host of a root that may be none',
    declarations: ['host$2'],
    replacement: `var hostOf = /* @__PURE__ */ nativeOf("ShadowRoot", "host");
function $name(n) {
	return frames.get(n) || (n && "host" in n ? hostOf(n) : null);
}`,
  },
  {
    obstacle: 'the root of a host that may be none',
    declarations: ['shadowRoot$2'],
    replacement: `var shadowRootOf = /* @__PURE__ */ nativeOf("Element", "shadowRoot"), frames = /* @__PURE__ */ new WeakMap();
function $name(n) {
	return n && "shadowRoot" in n ? frames.get(n) || shadowRootOf(n) : null;
}`,
  },
  {
    obstacle: 'what has replaced the observer, asked by its class',
    pattern: /(?<=const prototype = getUntaintedPrototype\$2\("MutationObserver")(?=\);)/,
    replacement: ', "constructor"',
  },
  {
    obstacle: 'whether a node is in the page, from host to host',
    declarations: ['inDom'],
    replacement: 'var $name = /* @__PURE__ */ nativeOf("Node", "isConnected");',
  },
  {
    obstacle: 'the node that a child stands in, asked in two ways',
    pattern:
      /parentId = isShadowRoot\(parentNode\) \? .*\n\t+if \(parentId === -1 && parentNode\.nodeType === Node\.DOCUMENT_FRAGMENT_NODE\) \{\n[\s\S]*?\n\t+\}$/m,
    replacement: 'parentId = idOfParent(parentNode, this.mirror);',
  },
  {
    obstacle: 'the node that a child stood in',
    pattern:
      /isShadowRoot\(m\.target\) \? this\.mirror\.getId\(host\$2\(m\.target\)\) : this\.mirror\.getId\(m\.target\)/,
    replacement: 'idOfParent(m.target, this.mirror)',
  },
  {
    obstacle: 'the place for that question',
    pattern: /^var moveKey = /m,
    replacement: `function idOfParent(node, mirror) {
	return mirror.getId(isShadowRoot(node) ? host$2(node) : node);
}
var moveKey = `,
  },
];

/** A class is one more selector of what is left out, and nothing is hidden by a selector of its own. */
const oneSelector: readonly LeanStep[] = [
  {
    obstacle: 'a class and a selector for what is left out',
    declarations: ['isBlocked'],
    replacement: `function $name(node, selector, deep) {
	const element = closestElementOfNode(node);
	return !!element && (deep ? element.closest(selector) !== null : element.matches(selector));
}`,
  },
  {
    obstacle: 'the same for an element',
    declarations: ['_isBlockedElement'],
    replacement: `function $name(element, selector) {
	try {
		return element.matches(selector);
	} catch {
		return false;
	}
}`,
  },
  {
    obstacle: 'the class, handed on',
    pattern: /(?<=isBlocked\([\w.]+, )(?:this\.)?blockClass, |(?<=isBlockedElement\(n, )blockClass, /g,
    replacement: '',
  },
  {
    obstacle: 'a class and a selector for what is masked',
    declarations: ['needMaskingText'],
    replacement: `function $name(node, deep) {
	const element = closestElementOfNode(node);
	if (!element || node === element && !childNodes$2(node).length) return false;
	try {
		return deep ? element.closest(".rr-mask") !== null : element.classList.contains("rr-mask");
	} catch {
		return false;
	}
}`,
  },
  {
    obstacle: 'the class and the selector, handed on',
    pattern: /(?<=needMaskingText\([\w.]+, )(?:this\.)?maskTextClass, (?:this\.)?maskTextSelector, /g,
    replacement: '',
  },
  {
    obstacle: 'attributes of what is left out',
    pattern: /if \(!ignoreAttribute\([^\n]*?\)\) /g,
    replacement: '',
  },
  {
    obstacle: 'options that may be chosen in a list that is not masked',
    pattern: /if \(n\.selected && !maskInputOptions\["select"\]\) attributes\.selected = true;\n\t\telse /,
    replacement: '',
  },
];

const oneSnapshot: readonly LeanStep[] = [
  {
    obstacle: 'options unpacked for a node, and packed again',
    declarations: ['serializeNode'],
    replacement: `function $name(n, options, needsMask) {
	const rootId = getRootId(options.doc, options.mirror);
	switch (n.nodeType) {
		case n.DOCUMENT_NODE: return {
			type: 0,
			childNodes: [],
			...n.compatMode !== "CSS1Compat" && { compatMode: n.compatMode }
		};
		case n.DOCUMENT_TYPE_NODE: return {
			type: 1,
			name: n.name,
			publicId: n.publicId,
			systemId: n.systemId,
			rootId
		};
		case n.ELEMENT_NODE: return serializeElementNode(n, options, rootId);
		case n.TEXT_NODE: return serializeTextNode(n, options, rootId, needsMask);
		case n.CDATA_SECTION_NODE: return { type: 4, textContent: "", rootId };
		case n.COMMENT_NODE: return { type: 5, textContent: textContent$2(n) || "", rootId };
		default: return false;
	}
}`,
  },
  {
    obstacle: 'where a document stands among others',
    declarations: ['getRootId'],
    replacement: `function $name(doc, mirror) {
	const id = mirror.getId(doc);
	return id > 1 ? id : void 0;
}`,
  },
  {
    obstacle: 'options unpacked for a text',
    declarations: ['serializeTextNode'],
    replacement: `function $name(n, { maskTextFn, cssCaptured }, rootId, needsMask) {
	const tag = parentNode$2(n)?.tagName;
	let text = "";
	if (tag === "SCRIPT") text = "SCRIPT_PLACEHOLDER";
	else if (!cssCaptured) {
		text = textContent$2(n) || "";
		if (tag === "STYLE") text = absolutifyURLs(text, getHref(n.ownerDocument));
		else if (text && needsMask) text = maskTextFn(text, parentElement$2(n));
	}
	return {
		type: 3,
		textContent: text,
		rootId
	};
}`,
  },
  {
    obstacle: 'options unpacked for an element',
    pattern: /^function serializeElementNode\(n, options\) \{\n\tconst \{.*\} = options;$/m,
    replacement:
      'function serializeElementNode(n, { blockSelector, maskInputFn, newlyAddedElement }, rootId) {\n\tconst doc = n.ownerDocument;',
  },
  {
    obstacle: 'a choice of which style sheets are read',
    pattern: /tagName === "link" && inlineStylesheet/,
    replacement: 'tagName === "link"',
  },
  {
    obstacle: 'steps on the way to the rules of a link',
    pattern:
      /const stylesheet = Array\.from\(doc\.styleSheets\)\.find\(\(s\) => \{\n[\s\S]*?\n\t\t\}\);\n\t\tlet cssText = null;\n\t\tif \(stylesheet\) cssText = stringifyStylesheet\(stylesheet\);/,
    replacement:
      'const sheet = Array.from(doc.styleSheets).find((one) => one.href === n.href), cssText = sheet && stringifyStylesheet(sheet);',
  },
  {
    obstacle: 'kinds of buttons, one by one',
    pattern:
      /attributes\.type !== "radio" && attributes\.type !== "checkbox" && attributes\.type !== "submit" && attributes\.type !== "button" && value/,
    replacement: '!["radio", "checkbox", "submit", "button"].includes(attributes.type) && value',
  },
  {
    obstacle: 'attributes by number',
    pattern:
      /const len = n\.attributes\.length;\n\tfor \(let i = 0; i < len; i\+\+\) \{\n\t\tconst attr = n\.attributes\[i\];\n\t\t(.*)\n\t\}/,
    replacement: 'for (const attr of n.attributes) $1',
  },
  {
    obstacle: 'options unpacked for a node and what is in it',
    pattern:
      /(?<=^function serializeNodeWithId\(n, options\) \{\n)\tconst \{.*\} = options;\n\tlet \{ needsMask \} = options;\n\tlet \{ preserveWhiteSpace = true \} = options;\n.*\n\tconst _serializedNode = serializeNode\(n, \{\n[\s\S]*?\n\t\}\);$/m,
    replacement: `	const { mirror, skipChild, onSerialize, onStylesheetLoad } = options;
	let { needsMask, preserveWhiteSpace = true } = options;
	needsMask ||= needMaskingText(n, needsMask === void 0);
	const _serializedNode = serializeNode(n, options, needsMask);`,
  },
  {
    obstacle: 'a kind of page that is not slim',
    pattern: /slimDOMExcluded\(_serializedNode, slimDOMOptions\)/,
    replacement: 'slimDOMExcluded(_serializedNode)',
  },
  {
    obstacle: 'a listener that may not be there',
    pattern: /if \(onSerialize\) onSerialize\(n\);/,
    replacement: 'onSerialize(n);',
  },
  {
    obstacle: 'children of a node and of its shadow, each in their way',
    pattern:
      /if \(serializedNode\.type === 2 && serializedNode\.tagName === "textarea" && [\s\S]*?(?=^\t\}\n\tconst parent = parentNode\$2\(n\);$)/m,
    replacement: `const visit = (root, isShadow) => {
			for (const child of Array.from(childNodes$2(root))) {
				const serialized = serializeNodeWithId(child, bypassOptions);
				if (!serialized) continue;
				if (isShadow) serialized.isShadow = true;
				serializedNode.childNodes.push(serialized);
			}
		};
		const { tagName, attributes } = serializedNode, shadow = isElement(n) && shadowRoot$2(n);
		bypassOptions.cssCaptured = attributes?._cssText !== void 0;
		if (tagName !== "textarea" || attributes.value === void 0) visit(n);
		if (shadow) visit(shadow, isNativeShadowDom(shadow));
`,
  },
  {
    obstacle: 'a rule for links with two endings',
    declarations: ['extractFileExtension'],
    replacement: 'function $name(href) {\n\treturn /^[^?#]*\\.css([?#]|$)/.test(href) && "css";\n}',
  },
  {
    obstacle: 'a listener of links that may not be there',
    pattern: /\t\tif \(onStylesheetLoad\) \{\n([\s\S]*?)\n\t\t\}\n(?=\t\}, stylesheetLoadTimeout\);)/,
    replacement: '$1\n',
  },
  {
    obstacle: 'how long a link is waited for',
    pattern: /(?<=^\t\}, )stylesheetLoadTimeout(?=\);$)/m,
    replacement: '5e3',
  },
  {
    obstacle: 'a link that may load twice',
    declarations: ['onceStylesheetLoaded'],
    replacement: `function $name(link, listener, wait) {
	try {
		if (link.sheet) return;
	} catch {
		return;
	}
	const timer = setTimeout(listener, wait);
	link.addEventListener("load", () => {
		clearTimeout(timer);
		listener();
	});
}`,
  },
  {
    obstacle: 'a mirror with more sides',
    pattern: /^\tgetIds\(\) \{\n[\s\S]*?^\t\}$|^\treplace\(id, n\) \{\n[\s\S]*?^\t\}$/gm,
    replacement: '',
  },
];

const oneWayOfTelling: readonly LeanStep[] = [
  {
    obstacle: 'ways to slow down that are not used',
    declarations: ['throttle'],
    replacement: `function $name(tell, wait, { trailing = true } = {}) {
	let timer, last = 0;
	return (...args) => {
		const run = () => {
			clearTimeout(timer);
			timer = void 0;
			last = Date.now();
			tell(...args);
		};
		const left = wait - (Date.now() - last);
		if (left <= 0 || left > wait) run();
		else if (trailing) timer ??= setTimeout(run, left);
	};
}`,
  },
  {
    obstacle: 'moves of old browsers, caught twice when they fail',
    declarations: ['initMoveObserver'],
    replacement: `function $name({ mousemoveCb, sampling, doc, mirror }) {
	let positions = [], since;
	const tell = throttle(callbackWrapper((source) => {
		const offset = Date.now() - since;
		mousemoveCb(positions.map((one) => ({ ...one, timeOffset: one.timeOffset - offset })), source);
		positions = [];
		since = void 0;
	}), sampling.mousemoveCallback);
	const moved = throttle(callbackWrapper((event) => {
		const { clientX: x, clientY: y } = event.changedTouches?.[0] ?? event;
		since ??= Date.now();
		positions.push({ x, y, id: mirror.getId(getEventTarget(event)), timeOffset: Date.now() - since });
		tell(globalThis.DragEvent && event instanceof DragEvent ? 12 : event instanceof MouseEvent ? 1 : 6);
	}), sampling.mousemove, { trailing: false });
	const stops = ["mousemove", "touchmove", "drag"].map((name) => on(name, moved, doc));
	return () => stops.forEach((stop) => stop());
}`,
  },
  {
    obstacle: 'scrolling of a document without a window, and of one box alone where several scroll at a time',
    declarations: ['initScrollObserver'],
    replacement: `function $name({ scrollCb, doc, mirror, blockSelector, sampling }) {
	const scrolled = new Set();
	const tell = throttle(callbackWrapper(() => {
		for (const target of scrolled) if (target && !isBlocked(target, blockSelector, true)) {
			const { left, top } = target === doc ? getWindowScroll(doc.defaultView) : { left: target.scrollLeft, top: target.scrollTop };
			scrollCb({ id: mirror.getId(target), x: left, y: top });
		}
		scrolled.clear();
	}), sampling.scroll);
	return on("scroll", (event) => {
		scrolled.add(getEventTarget(event));
		tell();
	}, doc);
}`,
  },
  {
    obstacle: 'old ways to ask how large a window is',
    declarations: ['initViewportResizeObserver'],
    replacement: `function $name({ viewportResizeCb }, { win }) {
	let before = "";
	return on("resize", throttle(callbackWrapper(() => {
		const { innerWidth: width, innerHeight: height } = win, now = width + "x" + height;
		if (now !== before) viewportResizeCb({ width, height });
		before = now;
	}), 200), win);
}`,
  },
  {
    obstacle: 'selections that may be none',
    declarations: ['initSelectionObserver'],
    replacement: `function $name({ doc, mirror, blockSelector, selectionCb }) {
	let wasCollapsed = true;
	const changed = callbackWrapper(() => {
		const selection = doc.getSelection();
		if (!selection || wasCollapsed && selection.isCollapsed) return;
		wasCollapsed = selection.isCollapsed;
		const ranges = [];
		for (let i = 0; i < selection.rangeCount; i++) {
			const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(i);
			if ([startContainer, endContainer].some((node) => isBlocked(node, blockSelector, true))) continue;
			ranges.push({ start: mirror.getId(startContainer), startOffset, end: mirror.getId(endContainer), endOffset });
		}
		selectionCb({ ranges });
	});
	changed();
	return on("selectionchange", changed);
}`,
  },
  {
    obstacle: 'sheets told apart twice',
    pattern: /^\tadoptStyleSheets\(sheets, hostId\) \{\n[\s\S]*?^\t\}$/m,
    replacement: `	adoptStyleSheets(sheets, id) {
		if (!sheets.length) return;
		const styles = [];
		const styleIds = Array.from(sheets, (sheet) => {
			if (!this.styleMirror.has(sheet)) styles.push({
				styleId: this.styleMirror.add(sheet),
				rules: Array.from(sheet.cssRules, (rule, index) => ({ rule: stringifyRule(rule, sheet.href), index }))
			});
			return this.styleMirror.getId(sheet);
		});
		this.adoptedStyleSheetCb({ id, styleIds, ...styles.length > 0 && { styles } });
	}`,
  },
  {
    obstacle: 'sheets found by number',
    declarations: ['StyleSheetMirror'],
    replacement: `var $name = class {
	constructor() {
		this.reset();
	}
	has(sheet) {
		return this.styleIDMap.has(sheet);
	}
	getId(sheet) {
		return this.styleIDMap.get(sheet) ?? -1;
	}
	add(sheet) {
		this.styleIDMap.set(sheet, this.id);
		return this.id++;
	}
	reset() {
		this.id = 1;
		this.styleIDMap = new WeakMap();
	}
};`,
  },
  {
    obstacle: 'names for rules from before there were standards',
    declarations: ['stringifyStylesheet'],
    replacement: `function $name(sheet) {
	try {
		const base = sheet.href || sheet.ownerNode?.baseURI;
		return Array.from(sheet.cssRules, (rule) => stringifyRule(rule, base)).join("");
	} catch {
		return null;
	}
}`,
  },
  {
    obstacle: 'where a sheet stands, in two variables',
    declarations: ['getIdAndStyleId'],
    replacement: `function $name(sheet, mirror, styleMirror) {
	if (!sheet) return {};
	return sheet.ownerNode ? { id: mirror.getId(sheet.ownerNode) } : { styleId: styleMirror.getId(sheet) };
}`,
  },
  { obstacle: 'an end of what has none', pattern: /^\tdestroy\(\) \{\}$/m, replacement: '' },
  {
    // A list is masked whole: which of its options is chosen is told by nobody. What was last told is forgotten with
    // the recorder: a field emptied while nothing is captured, then written in again, would stay empty on the stage.
    obstacle: 'fields that are masked by choice, and what was last told of them over a pause',
    declarations: ['initInputObserver'],
    replacement: `function $name({ inputCb, doc, mirror, blockSelector, maskInputFn }) {
	const { HTMLInputElement: Input, HTMLSelectElement: Select, HTMLTextAreaElement: Area } = doc.defaultView;
	const tell = callbackWrapper(inputCb), told = new WeakMap();
	const tellOnce = (field, text, isChecked) => {
		const last = told.get(field);
		if (last?.text === text && last.isChecked === isChecked) return;
		told.set(field, { text, isChecked });
		tell({ text, isChecked, id: mirror.getId(field) });
	};
	const changed = callbackWrapper((event) => {
		const field = getEventTarget(event);
		if (!INPUT_TAGS.includes(field?.tagName) || isBlocked(field, blockSelector, true) || field.classList.contains("rr-ignore")) return;
		const type = getInputType(field) || "", isRadio = type === "radio", isTick = isRadio || type === "checkbox";
		const { name, value } = field, isChecked = isTick && field.checked;
		tellOnce(field, isTick ? value : maskInputValue(field, value, maskInputFn), isChecked);
		if (isRadio && name && isChecked) doc.querySelectorAll(\`input[type="radio"][name="\${name}"]\`).forEach((other) => {
			if (other !== field) tellOnce(other, other.value, false);
		});
	});
	const byScript = { set() {
		changed({ target: this });
	} };
	const stops = [
		on("input", changed, doc),
		on("change", changed, doc),
		...[[Input, "value"], [Input, "checked"], [Select, "value"], [Area, "value"], [Select, "selectedIndex"]].map(([kind, key]) => hookSetter(kind.prototype, key, byScript))
	];
	return callbackWrapper(() => stops.forEach((stop) => stop()));
}`,
  },
  {
    obstacle: 'a way to a rule, found from the inside out',
    declarations: ['getNestedCSSRulePositions'],
    replacement: `function $name(rule) {
	const group = rule.parentRule?.cssRules && rule.parentRule, around = group ?? rule.parentStyleSheet;
	return around ? [...(group ? $name(group) : []), Array.from(around.cssRules).indexOf(rule)] : [];
}`,
  },
  {
    obstacle: 'observers one by one',
    declarations: ['initObservers'],
    replacement: `function $name(o) {
	const page = { win: o.doc.defaultView };
	const stops = [
		initMutationObserver(o, o.doc),
		initMoveObserver(o),
		initMouseInteractionObserver(o),
		initScrollObserver(o),
		initViewportResizeObserver(o, page),
		initInputObserver(o),
		initStyleSheetObserver(o, page),
		initAdoptedStyleSheetObserver(o, o.doc),
		initStyleDeclarationObserver(o, page),
		initSelectionObserver(o)
	];
	return callbackWrapper(() => stops.forEach((stop) => stop()));
}`,
  },
  {
    obstacle: 'options with what they are when they are not given, and an emitter for each kind of event',
    declarations: ['record'],
    replacement: `function $name({ emit, blockSelector, maskTextFn, maskInputFn, sampling }) {
	mirror.reset();
	wrappedEmit = (event, isCheckout) => {
		event.timestamp = Date.now();
		emit(event, isCheckout);
	};
	const telling = (source) => (change) => wrappedEmit({ type: 3, data: { source, ...change } });
	const mutationCb = telling(0), scrollCb = telling(3);
	const stylesheetManager = new StylesheetManager({ mutationCb, adoptedStyleSheetCb: telling(15) });
	const bypassOptions = {
		blockSelector: ".rr-block," + blockSelector,
		maskTextFn,
		maskInputFn,
		sampling,
		mirror,
		stylesheetManager,
		processedNodeManager: new ProcessedNodeManager(),
		inputCb: telling(5),
		styleSheetRuleCb: telling(8),
		styleDeclarationCb: telling(13)
	};
	const shadowDomManager = new ShadowDomManager({ mutationCb, scrollCb, bypassOptions, mirror });
	takeFullSnapshot$1 = (isCheckout = false) => {
		wrappedEmit({ type: 4, data: { href: location.href, width: innerWidth, height: innerHeight } }, isCheckout);
		stylesheetManager.reset();
		shadowDomManager.init();
		mutationBuffers.forEach((buffer) => buffer.lock());
		const node = serializeNodeWithId(document, {
			...bypassOptions,
			doc: document,
			onSerialize: (one) => {
				if (hasShadowRoot(one)) shadowDomManager.addShadowRoot(shadowRoot$2(one), document);
			},
			onStylesheetLoad: (link, serialized) => stylesheetManager.attachLinkElement(link, serialized)
		});
		if (!node) return;
		wrappedEmit({ type: 2, data: { node, initialOffset: getWindowScroll(window) } }, isCheckout);
		mutationBuffers.forEach((buffer) => buffer.unlock());
		if (document.adoptedStyleSheets?.length > 0) stylesheetManager.adoptStyleSheets(document.adoptedStyleSheets, mirror.getId(document));
	};
	const stops = [];
	const start = () => {
		takeFullSnapshot$1();
		stops.push(callbackWrapper(initObservers)({
			...bypassOptions,
			doc: document,
			shadowDomManager,
			mutationCb,
			scrollCb,
			mousemoveCb: (positions, source) => telling(source)({ positions }),
			mouseInteractionCb: telling(2),
			viewportResizeCb: telling(4),
			selectionCb: telling(14)
		}));
		recording = true;
	};
	try {
		if (document.readyState !== "loading") start();
		else stops.push(on("DOMContentLoaded", () => {
			wrappedEmit({ type: 0, data: {} });
			start();
		}), on("load", () => wrappedEmit({ type: 1, data: {} }), window));
		return () => {
			stops.forEach((stop) => {
				try {
					stop();
				} catch {}
			});
			shadowDomManager.reset();
			recording = false;
		};
	} catch {}
}`,
  },
  {
    obstacle: 'advice about the order of calls',
    pattern: /"please take full snapshot after start recording"/,
    replacement: '"not recording"',
  },
];

const oneBuffer: readonly LeanStep[] = [
  {
    obstacle: 'options handed on to a new node one by one',
    pattern: /(?<=const sn = serializeNodeWithId\(n, \{\n)[\s\S]*?\n(?=\t+onSerialize: )/,
    replacement: '\t\t\t\t...this._options,\n\t\t\t\tskipChild: true,\n\t\t\t\tnewlyAddedElement: true,\n',
  },
  {
    obstacle: 'its second writing',
    pattern:
      /^\t\tthis\.texts = \[\];\n\t\tthis\.attributes = \[\];\n[\s\S]*?this\.movedMap = \{\};$(?=\n\t\tthis\.mutationCb)/m,
    replacement: '\t\tthis.reset();',
  },
  {
    obstacle: 'a beginning written twice',
    pattern:
      /^\ttexts = \[\];\n\tattributes = \[\];\n\tattributeMap = .*\n\tremoves = \[\];\n(?=\tmapRemoves)/m,
    replacement: `	constructor() {
		this.reset();
	}
	reset() {
		this.texts = [];
		this.attributes = [];
		this.attributeMap = new WeakMap();
		this.removes = [];
		this.addedSet = new Set();
		this.movedSet = new Set();
		this.droppedSet = new Set();
		this.removesSubTreeCache = new Set();
		this.movedMap = {};
	}
	changesOf(node) {
		let item = this.attributeMap.get(node);
		if (!item) {
			item = { node, attributes: {}, styleDiff: {}, _unchangedStyles: {} };
			this.attributes.push(item);
			this.attributeMap.set(node, item);
		}
		return item;
	}
`,
  },
  {
    obstacle: 'the rest of that beginning',
    pattern: /^\t(?:movedMap = \{\}|(?:addedSet|movedSet|droppedSet|removesSubTreeCache) = .*);$/gm,
    replacement: '',
  },
  {
    obstacle: 'options that are forgotten',
    pattern: /Object\.assign\(this, options\);/,
    replacement: 'Object.assign(this, this._options = options);',
  },
  {
    obstacle: 'changes of a text area',
    pattern: /let item = this\.attributeMap\.get\(textarea\);\n\t\tif \(!item\) \{\n[\s\S]*?\n\t\t\}$/m,
    replacement: 'const item = this.changesOf(textarea);',
  },
  {
    obstacle: 'changes of an element',
    pattern:
      /let item = this\.attributeMap\.get\(m\.target\);\n[\s\S]*?this\.attributeMap\.set\(m\.target, item\);\n\t+\}$/m,
    replacement: 'const item = this.changesOf(target);',
  },
  {
    obstacle: 'nodes that the agent has not heard of, told apart in two steps',
    pattern:
      /\.filter\(\((text|attribute)\) => !addedIds\.has\(\1\.id\)\)\.filter\(.*?this\.mirror\.has\(\1\.id\)\)/g,
    replacement: '.filter(({ id }) => !addedIds.has(id) && this.mirror.has(id))',
  },
  {
    obstacle: 'ancestors by recursion',
    declarations: ['isSelfOrAncestorInSet'],
    replacement: `function $name(set, n) {
	while (n && !set.has(n)) n = parentNode$2(n);
	return !!n;
}`,
  },
];

export const withWhatIsKnown: readonly LeanStep[] = [
  ...nativeReaders,
  ...oneSelector,
  ...oneSnapshot,
  ...oneWayOfTelling,
  ...oneBuffer,
];
