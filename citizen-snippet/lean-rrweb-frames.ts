/**
 * A frame of the page's own site is read as if its document were a shadow root of the frame, once `record.frames` has
 * each by the other: the agent's side never builds a frame, and the scrubber sees one tree. What belongs to a window of its
 * own (fields set by scripts, rules put into style sheets) is listened to there.
 */
import type { LeanStep } from './lean-source.ts';

export const withFrames: readonly LeanStep[] = [
  {
    obstacle: 'roots that have a host by their kind alone',
    declarations: ['isShadowRoot'],
    replacement: `function $name(n) {
	const host = n && (frames.has(n) || "host" in n && "mode" in n) && host$2(n);
	return !!host && "shadowRoot" in host && shadowRoot$2(host) === n;
}`,
  },
  {
    obstacle: 'shadow roots that were made by a script, told by their name',
    declarations: ['isNativeShadowDom'],
    replacement: `function $name(root) {
	return frames.has(root) || Object.prototype.toString.call(root) === "[object ShadowRoot]";
}`,
  },
  {
    obstacle: 'what is left out with all that is in it',
    pattern: /recordChild = recordChild && !serializedNode\.needBlock;/,
    replacement: 'recordChild &&= !serializedNode.needBlock || frames.has(n);',
  },
  {
    obstacle: 'the size that a transform has made of what is left out: the stage makes it so once more',
    pattern: /const \{ width, height \} = n\.getBoundingClientRect\(\);/,
    replacement: `let { width, height } = n.getBoundingClientRect();
		if (Math.abs(width - n.offsetWidth) > 1) width = n.offsetWidth, height = n.offsetHeight;`,
  },
  {
    obstacle: 'addresses read against the page',
    pattern: /transformAttribute\(this\.doc, /,
    replacement: 'transformAttribute(target.ownerDocument, ',
  },
  {
    obstacle: 'roots without a window, and that nobody hears of',
    pattern: /^(\t+)const handlers = \[\];\n(?=\t+this\.shadowDoms\.set\(shadowRoot, handlers\);)/m,
    replacement: `$1record.meet?.(shadowRoot);
$1const win = shadowRoot.defaultView, own = { ...this.bypassOptions, doc: shadowRoot };
$1const handlers = win ? [initInputObserver(own), initStyleSheetObserver(own, { win }), initStyleDeclarationObserver(own, { win })] : [];
`,
  },
  {
    obstacle: 'documents that are scrolled, told by themselves',
    pattern: /scrollCb\(\{ id: mirror\.getId\(target\), /,
    replacement: 'scrollCb({ id: mirror.getId(frames.has(target) ? target.documentElement : target), ',
  },
  {
    obstacle: 'the way to let a document in',
    pattern: /^record\.mirror = mirror;$/m,
    replacement: '$&\nrecord.frames = frames;',
  },
];
