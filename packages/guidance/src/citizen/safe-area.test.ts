import { describe, expect, it } from 'vitest';
import { safeArea, scrollNeeded } from './safe-area.ts';

const phone = { from: 0, to: 844 };
const desk = { from: 0, to: 800 };
const field = { left: 20, top: 900, width: 300, height: 80 };

describe('the part of the view that is clear of the panel', () => {
  it('without a panel it is all of it but the edges', () => {
    expect(safeArea(phone, undefined, field)).toEqual({ from: 24, to: 820 });
  });

  it('above a sheet at the bottom', () => {
    expect(safeArea(phone, { left: 0, top: 544, width: 390, height: 300 }, field)).toEqual({
      from: 24,
      to: 520,
    });
  });

  it('below a panel at the top', () => {
    expect(safeArea(phone, { left: 0, top: 0, width: 390, height: 300 }, field)).toEqual({
      from: 324,
      to: 820,
    });
  });

  it('a card in the corner matters only to what it would cover', () => {
    const card = { left: 831, top: 476, width: 425, height: 300 };
    expect(safeArea(desk, card, field)).toEqual({ from: 24, to: 776 });
    expect(safeArea(desk, card, { ...field, left: 700 })).toEqual({ from: 24, to: 452 });
  });
});

describe('how far to scroll', () => {
  const area = { from: 24, to: 520 };

  it('not at all when the mark is in view', () => {
    expect(scrollNeeded(area, { ...field, top: 24 })).toBe(0);
    expect(scrollNeeded(area, { ...field, top: 440 })).toBe(0);
  });

  it('until the mark is in the middle', () => {
    expect(scrollNeeded(area, field)).toBe(900 - 232);
    expect(scrollNeeded(area, { ...field, top: -500 })).toBe(-500 - 232);
  });

  it('to its beginning when it is taller than the area', () => {
    expect(scrollNeeded(area, { ...field, height: 900 })).toBe(900 - 24);
    expect(scrollNeeded(area, { ...field, top: 100, height: 900 })).toBe(0);
  });
});
