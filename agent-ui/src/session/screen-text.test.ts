import { expect, it } from 'vitest';
import { sayIn } from '../strings.ts';
import { machineText, screenNotes, sizeText } from './screen-text.ts';
import type { Screen } from './surroundings.ts';

const say = sayIn('da');
const screen: Screen = { browser: 'safari', system: 'ipad', width: 810, height: 1010 };

it.each([
  ['tablet', screen, 'Safari på iPad, smal skærm'],
  ['tablet', { ...screen, width: 1080, isLandscape: true }, 'Safari på iPad, bred skærm'],
  [
    'computer',
    { browser: 'chrome', system: 'windows', width: 1280, height: 720 },
    'Chrome på Windows-pc, bred skærm',
  ],
  ['computer', { browser: 'edge', system: 'mac', width: 640, height: 720 }, 'Edge på Mac, smal skærm'],
  [
    'phone',
    { browser: 'samsung', system: 'android', width: 390, height: 720 },
    'Samsung Internet på Android-mobil, på højkant',
  ],
  [
    'tablet',
    { browser: 'firefox', system: 'android', width: 800, height: 1200 },
    'Firefox på Android-tablet, smal skærm',
  ],
  [
    'phone',
    { browser: 'safari', system: 'iphone', width: 844, height: 390, isLandscape: true },
    'Safari på iPhone, på tværs',
  ],
  [
    'computer',
    { browser: 'other', system: 'other', width: 1280, height: 720 },
    'Anden browser på computer, bred skærm',
  ],
] as const)('a %s with %j', (device, told, text) => {
  expect(machineText(device, told, say)).toBe(text);
});

it('until more is told there is the kind of device', () => {
  expect(machineText('tablet', undefined, say)).toBe('Tablet');
});

it('figures stand by themselves', () => {
  expect(sizeText(screen, say)).toBe('Vinduet er 810 × 1010 punkter');
});

it('what is out of the ordinary is told, and nothing else', () => {
  expect(screenNotes(screen, say)).toEqual([]);
  expect(screenNotes({ ...screen, hasKeyboard: true, pinch: 180, letters: 125 }, say)).toEqual([
    'Tastaturet er åbent',
    'Zoomet ind til 180 %',
    'Bogstaverne er forstørret til 125 %',
  ]);
});
