/** What stands between a page and the seal: whatever a page holds, the scrubbers end, and a second look changes nothing. */
import { findCprNumbers, maskCprNumbers } from '@medkig/privacy/cpr';
import { findNumbers } from '@medkig/privacy/detect';
import { createEchoMemory } from '@medkig/privacy/echo-memory';
import { mayLeave } from '@medkig/privacy/gate';
import { maskPieces, maskRanges } from '@medkig/privacy/mask';
import { isNeverPage } from '@medkig/privacy/never';
import { scrubCss } from '@medkig/privacy/scrub-css';
import { createScrubMemory, scrubEvent } from '@medkig/privacy/scrub-event';
import { pageAddress, scrubSourceSet, scrubUrl } from '@medkig/privacy/scrub-url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { increments, snapshot } from './events.ts';
import { fuzz, workedMs } from './fuzz.ts';
import { anyJson, bentJson } from './inputs.ts';

/** Text out of the pieces that the patterns look for, so that chance finds their edges. */
function textOf(...pieces: string[]): fc.Arbitrary<string> {
  return fc
    .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 4 })), {
      maxLength: 24,
    })
    .map((parts) => parts.join(''));
}

const numbers = textOf(
  '0101',
  '01',
  '90',
  '1234',
  '280456',
  '0PJ2',
  '-',
  ' ',
  '\u200b',
  '\u00ad',
  '.',
  '/',
  '٠',
  '１',
  '%30',
  '%31',
  '%2D',
  '%',
  '%E2',
  '\n',
  'a',
  '311299-9998',
);
const addresses = textOf(
  'https://',
  'a.example',
  '//',
  'user:pass@',
  '/',
  '?',
  '#',
  'q=1',
  'javascript:',
  'java',
  '\n',
  '\t',
  '%00',
  'data:image/png,',
  'data:image/svg+xml,',
  'data:',
  ';base64,',
  'blob:',
  'mailto:',
  '0101901234',
  ' 2x',
  ',',
  '\\',
);
const styles = textOf(
  'url(',
  ')',
  '"',
  "'",
  '\\',
  '\n',
  '@import ',
  '@font-face{',
  '}',
  'https://a.example/x?y#z',
  'data:font/woff2,',
  '/*',
  '*/',
  ';',
  'color:red',
  '0101901234',
  '#',
  'U',
  'URL(',
);

const everything = { phones: true, emails: true };

describe('text', () => {
  fuzz('hides a number whatever stands around it', fc.tuple(numbers, numbers), ([before, after]) => {
    const number = '171291-4321';
    expect(maskCprNumbers(`${before} ${number} ${after}`)).not.toContain(number);
    expect(maskCprNumbers(`${before};${number};${after}`, 'machine')).not.toContain(number);
  });

  fuzz(
    'hides a card, an account and an e-mail whatever stands around them',
    fc.tuple(numbers, numbers),
    ([before, after]) => {
      for (const planted of ['4111 1111 1111 1111', 'DK50 0040 0440 1162 43', 'karla@example.dk']) {
        const text = `${before} ; ${planted} ; ${after}`;
        expect(maskRanges(text, findNumbers(text, everything))).not.toContain(planted);
      }
    },
  );

  fuzz('has numbers within its own bounds only', numbers, (text) => {
    for (const { start, end } of findNumbers(text, everything)) {
      expect(start).toBeGreaterThanOrEqual(0);
      expect(end).toBeGreaterThan(start);
      expect(end).toBeLessThanOrEqual(text.length);
    }
  });

  const ranges = fc.array(
    fc
      .tuple(fc.nat({ max: 60 }), fc.integer({ min: 1, max: 60 }))
      .map(([start, length]) => ({ start, end: start + length })),
    { maxLength: 6 },
  );
  fuzz(
    'is masked alike in one piece and in several',
    fc.tuple(fc.array(fc.string({ maxLength: 20 }), { minLength: 1, maxLength: 6 }), ranges),
    ([pieces, hidden]) => {
      expect(maskPieces(pieces, hidden).join('')).toBe(maskRanges(pieces.join(''), hidden));
    },
  );

  fuzz(
    'that repeats what was typed is found',
    fc.tuple(fc.string({ unit: 'binary', maxLength: 30 }), numbers, numbers),
    ([typed, before, after]) => {
      const echoes = createEchoMemory();
      echoes.see({}, typed);
      const text = `${before} ${typed} ${after}`;
      for (const { start, end } of echoes.find(text)) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(text.length);
      }
    },
  );
});

/** The platform's own reader of addresses tells what is left in one. */
function expectCut(address: string): void {
  if (/^[\s]*(data:|#)/i.test(address) || !URL.canParse(address, 'https://base.example/sub/')) return;
  const { protocol, search, hash, username, password } = new URL(address, 'https://base.example/sub/');
  expect({ search, hash, username, password }).toEqual({ search: '', hash: '', username: '', password: '' });
  expect(['http:', 'https:', 'mailto:', 'tel:', 'sms:']).toContain(protocol);
}

describe('an address', () => {
  fuzz('leaves without query, fragment, user name and foreign scheme', addresses, (url) => {
    const left = scrubUrl(url);
    if (left !== undefined) expectCut(left);
  });

  fuzz('is a page where sharing pauses, or is none', addresses, (href) => {
    expect(isNeverPage(href, { never: ['/betaling'] })).toBeTypeOf('boolean');
  });

  fuzz('of a page has neither query nor fragment', addresses, (url) => {
    expectCut(pageAddress(url));
  });

  fuzz('in a list of pictures is cut, and nothing but a size stands behind it', addresses, (set) => {
    for (const candidate of scrubSourceSet(set).split(', ')) {
      const [url = '', ...sizes] = candidate.split(' ');
      expectCut(url);
      for (const size of sizes) expect(size).toMatch(/^[\d.]+[whx]$/);
    }
  });
});

describe('a style sheet', () => {
  const secret = 'Hemmelighed';
  const address = fc.constantFrom(
    `"/a?${secret}"`,
    `'/a#${secret}'`,
    ` https://x:${secret}@a.example/b `,
    `/a?${secret}`,
  );
  const around = styles.map((css) => css.replaceAll(/["'()]/g, ''));
  fuzz(
    'holds no query whatever stands around the address',
    fc.tuple(around, address, around),
    ([before, url, after]) => {
      expect(scrubCss(`${before} url(${url}) ${after}`, findCprNumbers)).not.toContain(secret);
    },
  );

  fuzz('is read to its end', styles, (css) => {
    expect(typeof scrubCss(css, findCprNumbers)).toBe('string');
  });
});

describe('an event of the recorder', () => {
  fuzz(
    'is scrubbed, left out or withheld for a reason',
    fc.array(fc.oneof(bentJson(snapshot, ...increments), anyJson), { maxLength: 4 }),
    (events) => {
      const memory = createScrubMemory();
      scrubEvent(snapshot, memory);
      for (const event of events) {
        try {
          scrubEvent(event, memory);
        } catch (error) {
          expect(error).toMatchObject({
            name: 'ScrubFault',
            reason: expect.stringMatching(/^(unknown-event|unknown-node|malformed)$/),
          });
          break; // capture has stopped
        }
      }
      expect(Object.keys(Object.prototype)).toEqual([]);
    },
  );
});

describe('the last gate', () => {
  const message = { t: 'events', events: [snapshot, ...increments] };
  fuzz(
    'lets a message through or holds it back, and never one with a number in it',
    fc.tuple(fc.oneof(bentJson(message), anyJson), numbers),
    ([given, text]) => {
      expect(mayLeave(given, [text])).toBeTypeOf('boolean');
      expect(mayLeave({ given, text: 'Nummer 171291-4321' }, [])).toBe(false);
    },
    150,
  );
});

/**
 * A pattern that goes back on itself takes the square of the length: some 10 seconds for a kind, where its length takes
 * some 0.05. The bound lies far from both, in the processor's time, which other programs do not use up.
 */
const MOST_MS = 5000;

describe('a long text of one kind takes no more than its length', () => {
  const scrubbers: Record<string, (text: string) => unknown> = {
    'numbers in prose': (text) => findCprNumbers(text),
    'numbers in a style sheet': (text) => findCprNumbers(text, 'machine'),
    'numbers of every kind': (text) => findNumbers(text, everything),
    'a message at the last gate': (text) => mayLeave({ text }, ['Karla Testesen', text.slice(0, 40)]),
    'a style sheet': (text) => scrubCss(text, findCprNumbers),
    'an address': scrubUrl,
    'a list of pictures': scrubSourceSet,
  };
  const kinds = [
    '0',
    '01',
    '0 ',
    '0101 ',
    '01-',
    '010190-',
    'DK50',
    'a@b.',
    '@',
    'reg ',
    'konto 1',
    '4111 ',
    '1 2',
    '.',
    ' ',
    'url(',
    "url('",
    '-',
    '--a',
    'content:',
    'content:"',
    '\\6',
    '{',
    '; ',
    '@import ',
    '%30',
    '%',
    'a',
    '\u200b',
    '://',
    '//',
    'data:image/svg+xml,',
    ',',
    '"',
    '\\',
    'é',
  ];
  for (const [name, scrub] of Object.entries(scrubbers)) {
    it(name, { timeout: 120_000 }, () => {
      for (const kind of kinds) {
        const text = kind.repeat(200_000 / kind.length);
        const before = workedMs();
        scrub(text);
        expect(workedMs() - before, `200,000 characters of «${kind}»`).toBeLessThan(MOST_MS);
      }
    });
  }
});
