import { readFileSync } from 'node:fs';
import { defaultPolicy } from '@medkig/privacy/policy';
import { recordOptions } from '@medkig/privacy/record-options';
import * as v from 'valibot';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';
import { rrwebSteps } from './lean-rrweb.ts';
import { socketIoFiles } from './lean-socket-io.ts';
import { type LeanStep, leanLibrary, leanSource } from './lean-source.ts';
import { valibotSteps } from './lean-valibot.ts';

const source = `import { a } from 'b';
function kept() {
  return 1;
}
function gone() {
  return 2;
}
var short = 1;
var long = {
  a: 1
};
`;

function lean(...steps: LeanStep[]): string {
  return leanSource('example', source, steps);
}

describe('a step', () => {
  it('takes out declarations of one line and of many, and nothing beside them', () => {
    const left = lean({ obstacle: 'examples', declarations: ['gone', 'short', 'long'] });
    expect(left.trim()).toBe("import { a } from 'b';\nfunction kept() {\n  return 1;\n}");
  });

  it('puts something shorter in the place of a declaration', () => {
    const left = lean({ obstacle: 'an example', declarations: ['gone'], replacement: 'var $name = kept;' });
    expect(left).toContain('\nvar gone = kept;\nvar short');
    expect(parseSync('lean.js', left).errors).toEqual([]);
  });

  it.each<LeanStep>([
    { obstacle: 'the old way', declarations: ['kept', 'neverThere'] },
    { obstacle: 'the old way', pattern: /neverThere/, replacement: '' },
    { obstacle: 'the old way', rewrite: (text) => text },
  ])('refuses a version in which it finds nothing', (step) => {
    expect(() => lean(step)).toThrow('lean-example: not found in this version: the old way');
  });
});

it('a bundle without the file that was to be made lean is refused', () => {
  const { buildEnd } = leanLibrary('example', [{ path: '/example.js', steps: [] }]);
  if (typeof buildEnd !== 'function') throw new Error('the plugin looks at the end of a build');
  expect(() => Reflect.apply(buildEnd, undefined, [])).toThrow('/example.js is not part of this bundle');
});

describe('rrweb', () => {
  it('is read by steps that refuse another version', () => {
    expect(() => leanSource('rrweb', 'export function record() {}', rrwebSteps)).toThrow(/lean-rrweb/);
  });

  it('loses only what our options rule out', () => {
    const { blockSelector, ...options } = recordOptions(defaultPolicy, {
      see: () => {},
      isRevealed: () => false,
    });
    expect(blockSelector.split(',')).toEqual(expect.arrayContaining(['iframe', 'video', 'audio', 'canvas']));
    expect(options).toMatchObject({
      recordCanvas: false,
      inlineImages: false,
      collectFonts: false,
      recordCrossOriginIframes: false,
    });
    const unused = ['plugins', 'hooks', 'packFn', 'checkoutEveryNth', 'checkoutEveryNms', 'blockClass'];
    for (const name of [...unused, 'maskTextClass', 'maskAllInputs', 'keepIframeSrcFn']) {
      expect(options).not.toHaveProperty(name);
    }
  });
});

describe('Valibot, asked only whether a value fits', async () => {
  const source = readFileSync(new URL(import.meta.resolve('valibot')), 'utf8');
  const lean: typeof v = await import(
    `data:text/javascript,${encodeURIComponent(leanSource('valibot', source, valibotSteps))}`
  );

  const schemas = ({ variant, strictObject, object, array, optional, ...rest }: typeof v) => {
    const { literal, nullable, number, picklist, pipe, regex, string, maxLength, minValue, integer } = rest;
    return {
      variant: variant('t', [
        strictObject({ t: literal('a'), n: pipe(number(), integer(), minValue(1)) }),
        strictObject({ t: literal('a'), n: string() }),
        strictObject({
          t: picklist(['b', 'c']),
          list: pipe(array(pipe(string(), maxLength(2))), maxLength(2)),
        }),
      ]),
      object: object({ name: pipe(string(), regex(/^x/)), more: optional(nullable(string())) }),
    };
  };

  const values = [
    ...[undefined, null, 1, 'a', [], {}, { t: 'a' }, { t: 'd' }, { t: 'a', n: 0 }, { t: 'a', n: 1.5 }],
    ...[
      { t: 'a', n: 1 },
      { t: 'a', n: 1, x: 1 },
      { t: 'a', n: '1' },
      { t: 'b', list: [] },
      { t: 'c', list: ['xy'] },
    ],
    ...[{ t: 'c', list: ['xyz'] }, { t: 'b', list: ['1', '2', '3'] }, { t: 'b', list: ['1', 2] }, { t: 'b' }],
    ...[
      { name: 'x' },
      { name: 'y' },
      { name: 1 },
      { name: 'x', more: null },
      { name: 'x', more: 1 },
      { name: 'x', z: 1 },
    ],
  ];

  it.each(values)('answers as before for %j', (value) => {
    for (const kind of ['variant', 'object'] as const) {
      const before = v.safeParse(schemas(v)[kind], structuredClone(value));
      const after = lean.safeParse(schemas(lean)[kind], structuredClone(value));
      expect(after.success).toBe(before.success);
      if (before.success) expect(after.output).toEqual(before.output);
    }
  });
});

it('Socket.IO keeps every method that the relay calls', () => {
  const removed = socketIoFiles.flatMap(({ steps }) =>
    steps
      .map(({ obstacle }) => /^the method (\w+)$/.exec(obstacle)?.[1])
      .filter((name) => name !== undefined),
  );
  const relay = ['relay.ts', 'relay-path.ts']
    .map((name) => readFileSync(new URL(`../packages/transport/src/${name}`, import.meta.url), 'utf8'))
    .join('\n');
  expect(removed).toContain('onAny');
  const called = [...relay.matchAll(/(?:socket|socket\.io|manager|engine)\s*\.(\w+)/g)].map(
    ([, name]) => name,
  );
  expect(called).toContain('timeout');
  // `connect` and `disconnect` are two methods: the manager's, which goes, and the socket's.
  for (const name of removed) if (!/^(?:dis)?connect$/.test(name)) expect(called).not.toContain(name);
});

it.each(socketIoFiles)('Socket.IO is read by steps that refuse another version of $path', ({ steps }) => {
  expect(() => leanSource('socket-io', 'export const io = 1;', steps)).toThrow(/lean-socket-io/);
});
