import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultPolicy } from '@medkig/privacy/policy';
import { recordOptions } from '@medkig/privacy/record-options';
import * as v from 'valibot';
import { build, type Plugin, parseSync } from 'vite';
import { describe, expect, it } from 'vitest';
import { rrwebSteps } from './lean-rrweb.ts';
import { socketIoFiles } from './lean-socket-io.ts';
import { type LeanStep, leanLibrary, leanSource } from './lean-source.ts';
import { leanValibot, valibotSteps } from './lean-valibot.ts';

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

  const whole: LeanStep = { obstacle: 'an example', declarations: ['gone'], replacement: 'var $name;' };
  const inside: LeanStep = { obstacle: 'a two', pattern: /return 2/, replacement: 'return 3' };

  it.each([
    ['before', [inside, whole]],
    ['after', [whole, inside]],
  ])('is refused when a declaration that it changes goes as a whole (%s)', (_, steps) => {
    expect(() => lean(...steps)).toThrow('lean-example: not found in this version: a two');
  });

  it('is refused when another one has the same declaration', () => {
    const other: LeanStep = { ...whole, replacement: 'var $name = 3;' };
    expect(() => lean(whole, other)).toThrow('lean-example: two steps for the declaration gone');
  });
});

it('a bundle without the file that was to be made lean is refused', () => {
  const { buildEnd } = leanLibrary('example', [{ path: '/example.js', steps: [] }]);
  if (typeof buildEnd !== 'function') throw new Error('the plugin looks at the end of a build');
  expect(() => Reflect.apply(buildEnd, undefined, [])).toThrow('/example.js is not part of this bundle');
});

describe('a bundle that asks Valibot for more than there is left', () => {
  it.each([
    (name: string) => `import * as v from 'valibot'; console.log(v.${name}());`,
    (name: string) => `import { ${name} } from 'valibot'; console.log(${name}());`,
  ])('is refused: %s', async (asking) => {
    await expect(bundled(asking('email'))).rejects.toThrow(/email/);
    await expect(bundled(asking('string'))).resolves.toBeDefined();
  });

  function bundled(code: string) {
    const entry: Plugin = {
      name: 'entry',
      resolveId: (id) => (id === 'entry' ? join(import.meta.dirname, 'entry.js') : undefined),
      load: (id) => (id.endsWith('/entry.js') ? code : undefined),
    };
    return build({
      configFile: false,
      logLevel: 'silent',
      plugins: [leanValibot(), entry],
      build: { write: false, rolldownOptions: { input: 'entry' } },
    });
  }
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
      recordAfter: 'DOMContentLoaded',
      maskInputOptions: { input: true, textarea: true, select: true },
    });
    expect(options.errorHandler()).toBe(true);
    const unused = [
      'plugins',
      'hooks',
      'packFn',
      'checkoutEveryNth',
      'checkoutEveryNms',
      'blockClass',
      'ignoreClass',
    ];
    for (const name of [...unused, 'maskTextClass', 'maskTextSelector', 'maskAllInputs', 'keepIframeSrcFn']) {
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
    const { boolean, check, maxValue, minLength, transform, union, unknown } = rest;
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
      union: union([
        pipe(number(), maxValue(1)),
        pipe(
          string(),
          minLength(1),
          check((text) => text !== 'xyz'),
          transform((text) => text.length),
        ),
        strictObject({ t: unknown(), n: optional(number()) }),
        array(boolean()),
      ]),
    };
  };

  const values = [
    ...[
      undefined,
      null,
      1,
      2,
      Number.NaN,
      '',
      'a',
      'xyz',
      [true],
      [],
      {},
      { t: 'a' },
      { t: 'd' },
      { t: 'a', n: 0 },
      { t: 'a', n: 1.5 },
    ],
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
    for (const kind of ['variant', 'object', 'union'] as const) {
      const before = v.safeParse(schemas(v)[kind], structuredClone(value));
      const after = lean.safeParse(schemas(lean)[kind], structuredClone(value));
      expect(after.success).toBe(before.success);
      if (before.success) expect(after.output).toEqual(before.output);
    }
  });
});

it('Socket.IO keeps every name that the relay calls, and comes back only when it is told to', () => {
  const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
  const relay = ['relay', 'relay-line', 'relay-backlog']
    .map((name) => read(`../packages/transport/src/${name}.ts`))
    .join('\n');
  const lean = ['lean-socket-io', 'lean-engine-io'].map((name) => read(`./${name}.ts`)).join('\n');
  const called = [...relay.matchAll(/(?:socket|socket\.io|manager|engine)\s*\.(\w+)/g)].map(
    ([, name]) => name,
  );
  expect(called).toContain('timeout');
  for (const name of called) expect(lean).toMatch(new RegExp(`\\b${name}\\b`));
  for (const option of ['autoConnect: false', 'reconnection: false']) expect(relay).toContain(option);
});

it.each(socketIoFiles)('Socket.IO is read by steps that refuse another version of $path', ({ steps }) => {
  expect(() => leanSource('socket-io', 'export const io = 1;', steps)).toThrow(/lean-socket-io/);
});
