import { expect, it } from 'vitest';
import { createLog, type LogLevel } from './log.ts';

function setUp(level: LogLevel = 'info') {
  const lines: string[] = [];
  const log = createLog(level, { write: (line) => void lines.push(line) });
  return { log, lines, last: (): Record<string, unknown> => JSON.parse(lines.at(-1) ?? '{}') };
}

it('writes one JSON line with the fields it knows', () => {
  const { log, last } = setUp();
  log.info({ event: 'room-ended', reason: 'idle', seat: 'citizen', bytes: 12, room: 3 });
  expect(last()).toMatchObject({ event: 'room-ended', reason: 'idle', seat: 'citizen', bytes: 12, room: 3 });
});

it('drops fields it does not know', () => {
  const { log, lines } = setUp();
  const fields = { event: 'room-ended', code: '482019735', email: 'anna@vestby.example' };
  log.info(fields);
  expect(lines.join()).not.toMatch(/482019735|anna/);
});

it.each(['anna@vestby.example', '482019735', 'Vis mig siden', 'a'.repeat(80), '<b>', '/form?cpr=1', ''])(
  'withholds a value that is not a word of ours: %s',
  (value) => {
    const { log, lines, last } = setUp();
    log.warn({ event: 'room-ended', reason: value });
    expect(last()).toHaveProperty('reason', '(withheld)');
    if (value) expect(lines.join()).not.toContain(value);
  },
);

it('keeps of an error where it happened, not what it says', () => {
  const { log, lines, last } = setUp();
  const error = Object.assign(new TypeError('no «010190-1234»\n    at form.js:1:1'), {
    code: 'ECONNREFUSED',
  });
  log.bug('request-failed', error);
  expect(last()).toMatchObject({ event: 'request-failed', error: 'TypeError', code: 'ECONNREFUSED' });
  expect(last()).toHaveProperty('at.0', expect.stringContaining('log.test.ts'));
  expect(lines.join()).not.toMatch(/010190|form\.js/);
});

it('survives a thrown thing that is no error', () => {
  const { log, last } = setUp();
  log.bug('request-failed', 'secret');
  expect(last()).toMatchObject({ error: 'string', at: [] });
});

it('is silent when asked to be', () => {
  const { log, lines } = setUp('silent');
  log.error({ event: 'room-ended' });
  log.bug('request-failed', new Error('x'));
  expect(lines).toEqual([]);
});
