import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { privateNames } from './private-names.ts';

const root = new URL('..', import.meta.url).pathname;
/** What crosses a border is written down here: messages, answers, notes, and the events that reach the agent. */
const borders = [
  'packages/protocol/src/**/*.ts',
  'packages/api/src/{answer,crossing,look,opening,report,site}.ts',
  'packages/privacy/src/replay-event.ts',
  'packages/privacy/src/scrub-*.ts',
  'packages/pairing/src/{introduction,handshake-messages}.ts',
  'citizen-snippet/src/{continuity,launcher/handoff}.ts',
];

/** The parts of the REST interface that a citizen's page speaks. */
const spoken = /@medkig\/api\/([\w-]+)/g;

/** Read byte by byte: no names are in it. */
const isBinary = /session\/(?:frame|leb128)\.ts$/;

it('the parts of the REST interface that are read here are all that the snippet speaks', () => {
  const sources = globSync('citizen-snippet/src/**/*.ts', { cwd: root });
  const named = sources.flatMap((name) => [...readFileSync(`${root}${name}`, 'utf8').matchAll(spoken)]);
  const listed = ['answer', 'crossing', 'look', 'opening', 'report', 'site'];
  expect(new Set(named.map(([, part = '']) => part)).difference(new Set(listed))).toEqual(new Set());
});

it('no name that the build shortens is one that the other side reads', () => {
  const files = globSync(borders, { cwd: root }).filter(
    (name) => !name.endsWith('.test.ts') && !isBinary.test(name),
  );
  expect(files.length).toBeGreaterThan(20);
  const shortened = new Set(privateNames);
  for (const file of files) {
    const words = readFileSync(`${root}${file}`, 'utf8').match(/[A-Za-z_$][\w$]*/g) ?? [];
    expect([file, words.filter((word) => shortened.has(word))]).toEqual([file, []]);
  }
});
