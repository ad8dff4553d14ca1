import { expect, it } from 'vitest';
import { loadPreferences, savePreferences } from './preferences.ts';

function storage(stored: string | null): Storage {
  let value = stored;
  return {
    length: 0,
    clear: () => {},
    key: () => null,
    removeItem: () => {},
    getItem: () => value,
    setItem: (_key, next) => {
      if (next.length > 1000) throw new Error('full');
      value = next;
    },
  };
}
const defaults = { language: 'da', theme: 'system', singleKeys: true };

it('remembers what the agent has chosen', () => {
  const browser = storage(null);
  savePreferences(browser, { language: 'en', theme: 'dark', singleKeys: false });
  expect(loadPreferences(browser)).toEqual({ language: 'en', theme: 'dark', singleKeys: false });
});

it('takes the default for whatever is missing, broken or foreign', () => {
  for (const stored of [null, '', '[', 'null', '"da"', '[1]', '{"theme":"pink","language":3}'])
    expect(loadPreferences(storage(stored))).toEqual(defaults);
  expect(loadPreferences(storage('{"theme":"dark","language":"fr"}'))).toEqual({
    ...defaults,
    theme: 'dark',
  });
});
