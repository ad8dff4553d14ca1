import { describe, expect, it } from 'vitest';
import { readAddress, withVisited } from './read-address.ts';

const here = 'https://vestby.dk/selvbetjening/meld-flytning';

describe('an address that the agent types', () => {
  it.each([
    ['/kontakt', 'https://vestby.dk/kontakt'],
    ['www.borger.dk', 'https://www.borger.dk/'],
    ['www.borger.dk/flytning?trin=2', 'https://www.borger.dk/flytning?trin=2'],
    [' https://vestby.dk/kontakt ', 'https://vestby.dk/kontakt'],
    ['http://127.0.0.1:3001/', 'http://127.0.0.1:3001/'],
  ])('%s is %s', (typed, read) => {
    expect(readAddress(typed, here)).toBe(read);
  });

  it.each(['', 'to ord', 'javascript://alert', 'ftp://vestby.dk/', 'https://'])('is none: %j', (typed) => {
    expect(readAddress(typed, here)).toBeUndefined();
  });
});

it('the pages of a session are remembered, the newest first, each once, twenty at most', () => {
  const page = (number: number) => ({ address: `https://vestby.dk/${number}`, title: `Side ${number}` });
  const twice = [1, 2, 1].reduce(
    (visited, number) => withVisited(visited, page(number)),
    [] as { address: string; title: string }[],
  );
  expect(twice).toEqual([page(1), page(2)]);
  const many = Array.from({ length: 30 }, (_, at) => at).reduce(
    (all, at) => withVisited(all, page(at)),
    twice,
  );
  expect(many).toHaveLength(20);
  expect(many[0]).toEqual(page(29));
});
