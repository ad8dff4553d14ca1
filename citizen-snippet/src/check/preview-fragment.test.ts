import { describe, expect, it } from 'vitest';
import { previewFragment, readPreview, withPreview } from './preview-fragment.ts';

const mark = { id: 'AAAA', card: 'folded' } as const;
const here = {
  href: 'https://vestby.example/del-1#medkig-preview=AAAA',
  base: 'https://vestby.example/del-1',
  origins: ['https://vestby.example', 'https://mit.vestby.example'],
};

describe('a draft behind an address', () => {
  it.each(['new', 'open', 'folded'] as const)('is read as it was written, its card %s', (card) => {
    expect(readPreview(previewFragment({ id: 'AAAA', card }))).toEqual({ id: 'AAAA', card });
  });

  it('is nothing else', () => {
    expect(readPreview('#medkig-check')).toBeUndefined();
  });

  it.each([
    ['/del-2', 'https://vestby.example/del-2'],
    ['del-2?a=b#top', 'https://vestby.example/del-2?a=b'],
    ['https://mit.vestby.example/', 'https://mit.vestby.example/'],
  ])('goes along to %s', (address, page) => {
    expect(withPreview(address, here, mark)).toBe(`${page}#medkig-preview=AAAA&folded`);
  });

  it.each(['#del-2', '/del-1#del-2', 'https://andre.example/', 'tel:+4512345678', 'https://'])(
    'stays away from %s',
    (address) => {
      expect(withPreview(address, here, mark)).toBeUndefined();
    },
  );
});
