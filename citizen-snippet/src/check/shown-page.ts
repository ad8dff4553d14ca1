/** The page as an agent would see it under some rules, drawn over itself. What capture gives out is thrown away. */
import type { Policy } from '@medkig/privacy/policy';
import { type Capture, createCapture } from '../capture/capture.ts';
import type { HiddenPart } from '../capture/hidden-parts.ts';
import { fetchBehind } from '../fetch-behind.ts';

export interface ShownPage {
  /** Begins anew under these rules. */
  show(policy: Policy): void;
  /** Draws what is hidden by now. */
  draw(): void;
  hiddenParts(): readonly HiddenPart[];
  /** Whether it can be shown at all: a rule may be one that no browser can read. */
  isRefused(): boolean;
  destroy(): void;
}

export interface ShownPageOptions {
  window: Window & typeof globalThis;
  root: ShadowRoot;
  /** Said on a field that is hidden. */
  sign: string;
  /** The page has changed. */
  onChange(): void;
}

export async function createShownPage({
  window,
  root,
  sign,
  onChange,
}: ShownPageOptions): Promise<ShownPage> {
  const { createPageLayer } = await fetchBehind();
  let capture: Capture | undefined;
  let isRefused = false;
  const hiddenParts = () => capture?.hiddenParts() ?? [];
  const layer = createPageLayer({
    window,
    root,
    words: { hidden: sign, seen: '' },
    parts: hiddenParts,
    seen: () => [],
    blurred: () => [],
  });
  return {
    show(policy) {
      capture?.stop();
      isRefused = false;
      capture = createCapture({
        window,
        policy,
        echoes: '',
        emit: onChange,
        spokenName: () => undefined,
        onFocus: () => {},
        onFault: () => {
          isRefused = true;
          onChange();
        },
      });
      capture.start();
      layer.draw(true);
    },
    draw: () => layer.draw(true),
    hiddenParts,
    isRefused: () => isRefused,
    destroy() {
      capture?.stop();
      capture = undefined;
      layer.destroy();
    },
  };
}
