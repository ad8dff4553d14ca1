import { describe, expect, it } from 'vitest';
import { MASK } from './mask.ts';
import { defaultPolicy } from './policy.ts';
import { recordOptions } from './record-options.ts';

/** As much of an element as the options look at. */
function field(tagName: string, type: string | null): HTMLElement {
  const getAttribute = (name: string) => (name === 'type' ? type : null);
  const element: Pick<HTMLElement, 'tagName' | 'getAttribute'> = { tagName, getAttribute };
  return element as HTMLElement;
}

function optionsWith(isRevealed = false) {
  const seen: string[] = [];
  const fields = { see: (value: string) => void seen.push(value), isRevealed: () => isRevealed };
  return { options: recordOptions(defaultPolicy, fields), seen };
}

it('everything that is typed is masked, and nothing is fetched, drawn or framed', () => {
  expect(optionsWith().options).toMatchObject({
    recordAfter: 'DOMContentLoaded',
    maskInputOptions: { input: true, textarea: true, select: true, password: true },
    inlineStylesheet: true,
    inlineImages: false,
    recordCanvas: false,
    recordCrossOriginIframes: false,
    collectFonts: false,
    sampling: { mousemove: 50, mousemoveCallback: 333, scroll: 100 },
  });
});

it('what a part is called that is left out', () => {
  const policy = { ...defaultPolicy, block: ['.chat'] };
  const { blockSelector } = recordOptions(policy, { see: () => {}, isRevealed: () => false });
  expect(blockSelector.split(',')).toEqual(
    expect.arrayContaining(['.chat', 'iframe', '[data-medkig-block]']),
  );
});

it('a fault of the recorder stays with us', () => {
  expect(optionsWith().options.errorHandler()).toBe(true);
});

it('a text with rrweb’s own mark is masked at one length', () => {
  const { maskTextFn } = optionsWith().options;
  expect([maskTextFn('Mette'), maskTextFn('M'), maskTextFn('')]).toEqual([MASK, MASK, '']);
});

describe('a form value', () => {
  it.each([
    ['INPUT', 'text'],
    ['INPUT', 'hidden'],
    ['INPUT', 'image'],
    ['INPUT', null],
    ['TEXTAREA', null],
    ['SELECT', null],
    ['BUTTON', 'submit'],
  ])('of <%s type=%s> is masked and seen', (tagName, type) => {
    const { options, seen } = optionsWith();
    expect(options.maskInputFn('Mette', field(tagName, type))).toBe(MASK);
    expect(seen).toEqual(['Mette']);
  });

  it('that the citizen shows leaves, and is seen', () => {
    const { options, seen } = optionsWith(true);
    expect(options.maskInputFn('Mette', field('INPUT', 'text'))).toBe('Mette');
    expect(seen).toEqual(['Mette']);
  });

  it.each(['submit', 'button', 'reset', 'SUBMIT'])('of a button of type %s is its own label', (type) => {
    const { options, seen } = optionsWith();
    expect(options.maskInputFn('Næste', field('INPUT', type))).toBe('Næste');
    expect(seen).toEqual([]);
  });
});
