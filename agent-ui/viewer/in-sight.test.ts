import { describe, expect, it } from 'vitest';
import { isInSight, partSeen } from './in-sight.ts';

const view = { left: 0, top: 1000, width: 400, height: 600 };

describe('an element is seen', () => {
  it.each([
    ['within the view', { left: 20, top: 1100, width: 300, height: 40 }, true],
    ['with its larger half', { left: 20, top: 980, width: 300, height: 50 }, true],
    ['filling the view, though it is larger', { left: 0, top: 900, width: 400, height: 5000 }, true],
    ['not above it', { left: 20, top: 940, width: 300, height: 40 }, false],
    ['not below it', { left: 20, top: 1600, width: 300, height: 40 }, false],
    ['not with an edge of it', { left: 20, top: 1590, width: 300, height: 40 }, false],
    ['not to the side of it', { left: 390, top: 1100, width: 300, height: 40 }, false],
  ])('%s', (_, box, seen) => {
    expect(isInSight(box, view)).toBe(seen);
  });
});

describe('the part of a page', () => {
  it('is told in whole percent', () => {
    expect(partSeen(view, 3000)).toEqual({ from: 33, to: 53 });
  });

  it('is all of a page that is no taller than the view', () => {
    expect(partSeen({ top: 0, height: 800 }, 640)).toEqual({ from: 0, to: 100 });
    expect(partSeen({ top: 0, height: 800 }, 0)).toEqual({ from: 0, to: 100 });
  });

  it('stays within the page when the view is pulled beyond it', () => {
    expect(partSeen({ top: -40, height: 800 }, 1600)).toEqual({ from: 0, to: 48 });
  });
});
