import { describe, expect, it } from 'vitest';
import { type Span, stretchOf } from './time-span.ts';

const at = (text: string) => new Date(text).getTime();
const now = at('2026-01-05T14:30');
const chosen = (span: Span, first = '', last = '') => stretchOf({ span, first, last }, now);

describe('a stretch of time', () => {
  it('begins at a midnight', () => {
    expect(chosen('day')).toEqual({ from: at('2026-01-05T00:00') });
    expect(chosen('week')).toEqual({ from: at('2025-12-30T00:00') });
    expect(chosen('month')).toEqual({ from: at('2025-12-07T00:00') });
    expect(chosen('all')).toEqual({});
  });

  it('from date to date has the last day in it, and may lack an end', () => {
    expect(chosen('own', '2026-01-01', '2026-01-01')).toEqual({
      from: at('2026-01-01T00:00'),
      to: at('2026-01-02T00:00'),
    });
    expect(chosen('own', '2026-01-01')).toEqual({ from: at('2026-01-01T00:00') });
    expect(chosen('own')).toEqual({});
  });
});
