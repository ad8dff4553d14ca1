import { describe, expect, it } from 'vitest';
import { type Box, overlap } from './box.ts';
import { placeLabel } from './label-place.ts';

const bounds = { left: 0, top: 0, width: 1280, height: 800 };
const ring = { left: 100, top: 300, width: 460, height: 100 };
const label = { width: 180, height: 36 };
const place = (more: Partial<Parameters<typeof placeLabel>[0]> = {}) =>
  placeLabel({ ring, label, bounds, wide: true, rtl: false, isFree: () => true, ...more });
const beside = { ...label, left: 572, top: 332 };
const onTop = { ...label, left: 380, top: 265 };
const below = { ...label, left: 380, top: 399 };
const taken =
  (...boxes: Box[]) =>
  (box: Box) =>
    !boxes.some((other) => overlap(box, other));

describe('where a label stands', () => {
  it('beside its ring where there is room', () => {
    expect(place()).toEqual(beside);
  });

  it('on the top edge at right in a narrow view', () => {
    expect(place({ wide: false })).toEqual(onTop);
  });

  it('at the first place that covers nothing', () => {
    expect(place({ isFree: taken(beside) })).toEqual(onTop);
    expect(place({ isFree: taken(beside, onTop) })).toEqual(below);
  });

  it('at the first place in view when every place covers something', () => {
    expect(place({ isFree: () => false })).toEqual(beside);
  });

  it('never outside the view', () => {
    expect(place({ bounds: { ...bounds, width: 700 } })).toEqual(onTop);
    expect(place({ bounds: { ...bounds, width: 700 }, ring: { ...ring, top: 10 } })).toEqual({
      ...below,
      top: 109,
    });
  });

  it('slid into view at the side of a ring narrower than itself', () => {
    const small = { left: 10, top: 300, width: 60, height: 60 };
    expect(place({ ring: small, wide: false })).toEqual({ ...label, left: 0, top: 265 });
  });

  it('on the other side of what is written from right to left', () => {
    expect(place({ rtl: true, ring: { ...ring, left: 720 } })).toEqual({ ...beside, left: 528 });
    expect(place({ rtl: true, wide: false })).toEqual({ ...onTop, left: 100 });
    expect(place({ rtl: true, isFree: taken({ ...onTop, left: 100 }) })).toEqual({ ...below, left: 100 });
    const small = { left: 1210, top: 300, width: 60, height: 60 };
    expect(place({ rtl: true, ring: small, wide: false })).toEqual({ ...label, left: 1100, top: 265 });
  });

  it('with its ring when that is scrolled out of view', () => {
    expect(place({ ring: { ...ring, top: -200 } })).toEqual({ ...onTop, top: -235 });
  });
});
