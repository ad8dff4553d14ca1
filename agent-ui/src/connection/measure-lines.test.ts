import { expect, it } from 'vitest';
import { sayIn } from '../strings.ts';
import { measureLines } from './measure-lines.ts';

it('each measure has words that IT can use', () => {
  const measures = { roundTripMs: 31, webSocket: false, polling: true, udp: null, turnTcp: false };
  expect(measureLines(measures, sayIn('da'))).toEqual([
    ['HTTPS', 'åben'],
    ['WebSocket', 'lukket'],
    ['Long-polling', 'åben'],
    ['UDP til TURN', 'bruges ikke'],
    ['TCP til TURN', 'lukket'],
    ['Svartid', '31 ms'],
  ]);
});

it('an answer that never came took no time', () => {
  const nothing = { roundTripMs: null, webSocket: false, polling: false, udp: false, turnTcp: false };
  expect(measureLines(nothing, sayIn('en')).map(([, found]) => found)).toEqual([
    'blocked',
    'blocked',
    'blocked',
    'blocked',
    'blocked',
    '–',
  ]);
});
