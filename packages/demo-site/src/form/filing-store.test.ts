import { describe, expect, it } from 'vitest';
import type { Filing } from './filing.ts';
import { createFilingStore, filingLifetimeMs } from './filing-store.ts';

const empty: Filing = { stage: 'logging-in' };

function storeUnderTest() {
  let now = 0;
  let count = 0;
  const store = createFilingStore(() => now);
  return {
    ...store,
    open(filing: Filing) {
      const id = String(++count);
      store.write(id, filing);
      return id;
    },
    advance(ms: number) {
      now += ms;
    },
  };
}

describe('the filing store', () => {
  it('gives a filing back until its hour is over', () => {
    const store = storeUnderTest();
    const id = store.open(empty);
    store.advance(filingLifetimeMs - 1);
    expect(store.read(id)).toBe(empty);
    store.advance(1);
    expect(store.read(id)).toBeUndefined();
  });

  it('counts the hour from the last change', () => {
    const store = storeUnderTest();
    const id = store.open(empty);
    store.advance(filingLifetimeMs - 1);
    store.write(id, empty);
    store.advance(filingLifetimeMs - 1);
    expect(store.read(id)).toBe(empty);
  });

  it('keeps 2000 filings; then the one that rested longest gives way', () => {
    const store = storeUnderTest();
    const rested = store.open(empty);
    const changed = store.open(empty);
    for (let opened = 2; opened < 2000; opened++) store.open(empty);
    store.write(changed, empty);
    expect(store.read(rested)).toBe(empty);
    store.open(empty);
    expect(store.read(rested)).toBeUndefined();
    expect(store.read(changed)).toBe(empty);
  });
});
