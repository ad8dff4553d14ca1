import type { Site } from '@medkig/api/site';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { followSite } from './follow-site.ts';
import type { KnownSite } from './panel/known-site.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const policy = {
  version: 0,
  block: [],
  mask: [],
  show: [],
  presets: [],
  phones: true,
  emails: true,
  never: [],
  grants: [],
  hosts: [],
};
const common = { site: 'vestby', municipality: 'Vestby Kommune', phone: '12 34 56 78', origins: [], policy };
const minute = 60_000;

/** A page whose server gives these answers in turn. */
function follow(...answers: (Site['opening'] | undefined)[]) {
  const shown: KnownSite['opening'][] = [];
  const document = new EventTarget();
  followSite({
    window: Object.assign(Object.create(globalThis), { document, setTimeout, clearTimeout }),
    now: Date.now,
    fetchSite: async () => {
      const opening = answers.shift();
      return opening && { ...common, opening };
    },
    show: ({ opening }) => shown.push(opening),
  });
  return { shown, document };
}

it('«Vi har åbent nu» turns into «Vi har lukket nu» at the minute it does', async () => {
  const open = { open: true, until: '20.00', changesAt: Date.now() + 5 * minute } as const;
  const closed = { open: false, next: null, changesAt: null } as const;
  const { shown } = follow(open, closed);
  await vi.advanceTimersByTimeAsync(5 * minute - 1);
  expect(shown).toEqual([open]);
  await vi.advanceTimersByTimeAsync(1);
  expect(shown).toEqual([open, undefined, closed]);
});

it('what is no longer certain is left out until the server answers again', async () => {
  const open = { open: true, until: '20.00', changesAt: Date.now() + minute } as const;
  const closed = { open: false, next: null, changesAt: null } as const;
  const { shown } = follow(open, undefined, closed);
  await vi.advanceTimersByTimeAsync(minute);
  expect(shown).toEqual([open, undefined]);
  await vi.advanceTimersByTimeAsync(minute);
  expect(shown).toEqual([open, undefined, undefined, closed]);
});

it('a tab that slept over the change looks as soon as it is seen', async () => {
  const open = { open: true, until: '20.00', changesAt: Date.now() + minute } as const;
  const closed = { open: false, next: null, changesAt: null } as const;
  const { shown, document } = follow(open, closed);
  await vi.advanceTimersByTimeAsync(0);
  vi.setSystemTime(Date.now() + 90 * minute);
  document.dispatchEvent(new Event('visibilitychange'));
  await vi.advanceTimersByTimeAsync(0);
  expect(shown).toEqual([open, undefined, closed]);
});
