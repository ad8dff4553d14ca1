import { expect, it } from 'vitest';
import { createOverlay, type Drawn } from './overlay.ts';

/** As much of a window as an overlay uses: its frames come when they are called for. */
function overlayWithFrames() {
  const told: string[] = [];
  const frames: ((now: number) => void)[] = [];
  const layer = { classList: { toggle() {} }, style: {}, getRootNode: () => ({ host: {} }) };
  const window = {
    innerWidth: 1280,
    innerHeight: 800,
    performance: { now: () => 0 },
    addEventListener() {},
    requestAnimationFrame: (step: (now: number) => void) => frames.push(step),
  };
  const overlay = createOverlay(
    window as unknown as Window & typeof globalThis,
    layer as unknown as HTMLElement,
  );
  const drawn = (name: string): Drawn => ({
    element: {} as Element,
    follow: () => told.push(`${name} follows`) > 0,
    painted: () => told.push(`${name} is painted`),
    remove: () => told.push(`${name} goes`),
  });
  return {
    overlay,
    drawn,
    /** All that is told with the next frame, and since it was asked last. */
    frame() {
      for (const step of frames.splice(0)) step(0);
      return told.splice(0);
    },
    told: () => told.splice(0),
    get isAtRest() {
      return frames.length === 0;
    },
  };
}

it('what is drawn stands where it belongs at once, and is told of the first frame that it was painted in', () => {
  const { overlay, drawn, frame, told } = overlayWithFrames();
  overlay.put('ring', drawn('ring'));
  expect(told()).toEqual(['ring follows']);
  expect(frame()).toEqual(['ring follows']);
  expect(frame()).toEqual(['ring is painted', 'ring follows']);
  expect(frame()).toEqual(['ring follows']);
});

it('the same goes for what comes while something is drawn already', () => {
  const { overlay, drawn, frame, told } = overlayWithFrames();
  overlay.put('ring', drawn('ring'));
  frame();
  frame();
  overlay.put('line', drawn('line'));
  expect(told()).toEqual([]);
  expect(frame()).toEqual(['ring follows', 'line follows']);
  expect(frame()).toEqual(['line is painted', 'ring follows', 'line follows']);
});

it('what was taken away or replaced before it was painted is not told', () => {
  const { overlay, drawn, frame, told } = overlayWithFrames();
  overlay.put('ring', drawn('first'));
  overlay.put('ring', drawn('second'));
  overlay.put('line', drawn('line'));
  frame();
  overlay.take('line');
  told();
  expect(frame()).toEqual(['second is painted', 'second follows']);
});

it('with nothing drawn no frame is asked for', () => {
  const looked = overlayWithFrames();
  looked.overlay.put('ring', looked.drawn('ring'));
  looked.overlay.clear();
  looked.frame();
  expect(looked.isAtRest).toBe(true);
});
