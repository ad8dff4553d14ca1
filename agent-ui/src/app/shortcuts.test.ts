import { expect, it } from 'vitest';
import { createShortcuts } from './shortcuts.ts';

it('does what the newest page wants of a key, until that page has gone', () => {
  const done: string[] = [];
  const shortcuts = createShortcuts(() => true);
  shortcuts.add('n', () => done.push('old'));
  const remove = shortcuts.add('n', () => done.push('new'));
  shortcuts.press('n');
  remove();
  shortcuts.press('N');
  expect(done).toEqual(['new', 'old']);
});

it('leaves a key that nobody wants to the browser', () => {
  expect(createShortcuts(() => true).press('x')).toBe(false);
});

it('does nothing for single characters when they are turned off, and keeps the other keys', () => {
  const done: string[] = [];
  const shortcuts = createShortcuts(() => false);
  for (const key of ['n', '?', 'Escape']) shortcuts.add(key, () => done.push(key));
  for (const key of ['n', 'N', '?', 'Escape']) shortcuts.press(key);
  expect(done).toEqual(['Escape']);
});
