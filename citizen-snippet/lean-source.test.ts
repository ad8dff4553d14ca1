import { defaultPolicy, recordOptions } from '@medkig/privacy/record-options';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';
import { rrwebSteps } from './lean-rrweb.ts';
import { socketIoFiles } from './lean-socket-io.ts';
import { type LeanStep, leanLibrary, leanSource } from './lean-source.ts';

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
    const { blockSelector, ...options } = recordOptions(defaultPolicy, () => {});
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

it.each(socketIoFiles)('Socket.IO is read by steps that refuse another version of $path', ({ steps }) => {
  expect(() => leanSource('socket-io', 'export const io = 1;', steps)).toThrow(/lean-socket-io/);
});
