/**
 * How the recorder behaves as a guest: what it wraps works on when the recorder stumbles, refuses what the browser
 * refuses, and is given back as it was found, also when the page has wrapped it again meanwhile.
 */
import type { LeanStep } from './lean-source.ts';

export const withManners: readonly LeanStep[] = [
  {
    // Told only of what the browser took; `tell` never reaches the page, nor does its fault.
    obstacle: 'methods of the page that fail with the recorder, and stay wrapped',
    declarations: ['initStyleSheetObserver'],
    replacement: `function hookMethod(owner, name, tell) {
	const original = owner[name], isOwn = Object.hasOwn(owner, name);
	let isOn = true;
	const hooked = new Proxy(original, { apply(target, self, args) {
		const result = Reflect.apply(target, self, args);
		if (isOn) try {
			tell(self, args, result);
		} catch {}
		return result;
	} });
	return Reflect.set(owner, name, hooked), () => {
		isOn = false;
		if (owner[name] !== hooked) return;
		if (isOwn) owner[name] = original;
		else delete owner[name];
	};
}
function hookSheet(owner, name, styleManager, sheetOf, tell) {
	return owner.prototype[name] ? hookMethod(owner.prototype, name, (self, args) => {
		const sheet = sheetOf(self), found = getIdAndStyleId(sheet, mirror, styleManager.styleMirror);
		if (found.id > 0 || found.styleId > 0) tell(found, args, self);
	}) : () => {};
}
function $name({ styleSheetRuleCb, stylesheetManager }, { win }) {
	const Sheet = win.CSSStyleSheet, Group = win.CSSGroupingRule;
	const hook = (owner, name, sheetOf, changes) => hookSheet(owner, name, stylesheetManager, sheetOf, (found, args, self) => styleSheetRuleCb({ ...found, ...changes(args, self) }));
	const own = (sheet) => sheet, parent = (rule) => rule.parentStyleSheet;
	const stops = [
		hook(Sheet, "insertRule", own, ([rule, index]) => ({ adds: [{ rule, index }] })),
		hook(Sheet, "addRule", own, ([selector, block, index], sheet) => ({ adds: [{ rule: selector + " {" + block + "}", index: index ?? sheet.cssRules.length - 1 }] })),
		hook(Sheet, "deleteRule", own, ([index]) => ({ removes: [{ index }] })),
		hook(Sheet, "removeRule", own, ([index]) => ({ removes: [{ index: index || 0 }] })),
		hook(Sheet, "replace", own, ([replace]) => ({ replace })),
		hook(Sheet, "replaceSync", own, ([replaceSync]) => ({ replaceSync })),
		hook(Group, "insertRule", parent, ([rule, index], group) => ({ adds: [{ rule, index: [...getNestedCSSRulePositions(group), index || 0] }] })),
		hook(Group, "deleteRule", parent, ([index], group) => ({ removes: [{ index: [...getNestedCSSRulePositions(group), index] }] }))
	];
	return () => stops.forEach((stop) => stop());
}`,
  },
  {
    obstacle: 'declarations of the page that fail with the recorder',
    declarations: ['initStyleDeclarationObserver'],
    replacement: `function $name({ styleDeclarationCb, stylesheetManager }, { win }) {
	const hook = (name, changes) => hookSheet(win.CSSStyleDeclaration, name, stylesheetManager, (style) => style.parentRule?.parentStyleSheet, (found, args, style) => styleDeclarationCb({ ...found, ...changes(args), index: getNestedCSSRulePositions(style.parentRule) }));
	const stops = [
		hook("setProperty", ([property, value, priority]) => ({ set: { property, value, priority } })),
		hook("removeProperty", ([property]) => ({ remove: { property } }))
	];
	return () => stops.forEach((stop) => stop());
}`,
  },
  {
    obstacle: 'new shadow roots of the page that fail with the recorder',
    pattern: /^\tpatchAttachShadow\(element, doc\) \{\n[\s\S]*?^\t\}$/m,
    replacement: `	patchAttachShadow(element, doc) {
		this.restoreHandlers.push(hookMethod(element.prototype, "attachShadow", (host) => {
			const root = shadowRoot$$2(host);
			if (root && inDom(host)) this.addShadowRoot(root, doc);
		}));
	}`,
  },
  {
    obstacle: 'fields whose wrapping outlives the recorder',
    declarations: ['hookSetter'],
    replacement: `function $name(target, key, d) {
	const original = Object.getOwnPropertyDescriptor(target, key);
	if (!original?.set || !original.configurable) return () => {};
	let isOn = true;
	const set = { set(value) {
		original.set.call(this, value);
		if (isOn) setTimeout(() => isOn && d.set.call(this, value));
	} }.set;
	Object.defineProperty(target, key, { ...original, set });
	return () => {
		isOn = false;
		if (Object.getOwnPropertyDescriptor(target, key).set === set) Object.defineProperty(target, key, original);
	};
}`,
  },
  {
    obstacle: 'a property of the document that stays behind',
    declarations: ['initAdoptedStyleSheetObserver'],
    replacement: `function $name({ mirror, stylesheetManager }, host) {
	const isDocument = host.nodeName === "#document", owner = isDocument ? Document : ShadowRoot;
	const id = mirror.getId(isDocument ? host : host$2(host));
	const original = Object.getOwnPropertyDescriptor(owner.prototype, "adoptedStyleSheets");
	if (id === -1 || !original || Object.hasOwn(host, "adoptedStyleSheets")) return () => {};
	const set = { set(sheets) {
		original.set.call(this, sheets);
		try {
			stylesheetManager.adoptStyleSheets(sheets, id);
		} catch {}
	} }.set;
	Object.defineProperty(host, "adoptedStyleSheets", { ...original, set });
	return () => {
		if (Object.getOwnPropertyDescriptor(host, "adoptedStyleSheets")?.set === set) delete host.adoptedStyleSheets;
	};
}`,
  },
  {
    obstacle: 'a mark on fields of the page that have been passwords',
    pattern: /target\.setAttribute\("data-rr-is-password", "true"\)/,
    replacement: 'passwordsOnce.add(target)',
  },
  {
    obstacle: 'the reading of that mark',
    declarations: ['getInputType'],
    replacement: `var passwordsOnce = /* @__PURE__ */ new WeakSet();
function $name(element) {
	return passwordsOnce.has(element) ? "password" : element.type?.toLowerCase() ?? null;
}`,
  },
  {
    obstacle: "a repair of the page's Array.from",
    pattern: /^try \{\n\tif \(Array\.from\(\[1\][\s\S]*?^\}$/m,
    replacement: '',
  },
];
