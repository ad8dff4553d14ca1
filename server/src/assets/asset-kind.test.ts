import { expect, it } from 'vitest';
import { publicAssetKind } from './asset-kind.ts';

it.each([
  ['image/png', 'image/png'],
  ['image/svg+xml; charset=utf-8', 'image/svg+xml'],
  ['IMAGE/JPEG', 'image/jpeg'],
  ['font/woff2', 'font/woff2'],
  ['application/font-woff', 'font/woff'],
  ['application/x-font-ttf', 'font/ttf'],
])('%s is passed on as %s', (type, kind) => {
  expect(publicAssetKind({ 'content-type': type })).toBe(kind);
});

it.each([
  undefined,
  '',
  'text/html',
  'application/json',
  'application/pdf',
  'text/plain',
  'image/',
  'application/octet-stream',
  'image/png text/html',
])('%s is no picture and no font', (type) => {
  expect(publicAssetKind({ 'content-type': type })).toBeUndefined();
});

it('what the site gives to one visitor is not public', () => {
  const type = { 'content-type': 'image/png' };
  expect(publicAssetKind({ ...type, 'set-cookie': ['a=b'] })).toBeUndefined();
  expect(publicAssetKind({ ...type, 'cache-control': 'private, max-age=5' })).toBeUndefined();
  expect(publicAssetKind({ ...type, 'cache-control': 'No-Store' })).toBeUndefined();
  expect(publicAssetKind({ ...type, vary: 'Accept, Cookie' })).toBeUndefined();
  expect(publicAssetKind({ ...type, 'cache-control': 'public, max-age=5', vary: 'Accept-Encoding' })).toBe(
    'image/png',
  );
});
