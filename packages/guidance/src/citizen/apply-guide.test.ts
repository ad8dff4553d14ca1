import type { Grant } from '@medkig/protocol/session/messages';
import { describe, expect, it } from 'vitest';
import { applyGuide, type GuideMessage } from './apply-guide.ts';
import type { Hands } from './tool.ts';

const page = 'Ab3_-xyz012';
const guide: GuideMessage = { id: 1, tool: 'highlight', page, args: { node: 4, number: 1 } };

/** Hands that note what they were asked to do. */
function notingHands() {
  const asked: string[] = [];
  const note = (what: string) => () => {
    asked.push(what);
  };
  const hands = {
    overlay: {
      take: (name: string) => {
        asked.push(`take ${name}`);
        return true;
      },
    },
    rings: {
      mark: (...[, , , painted]: Parameters<Hands['rings']['mark']>) => {
        asked.push('mark');
        painted();
      },
      unmark: note('unmark'),
    },
    window: { innerHeight: 800 },
    clear: note('clear'),
    tell: note('tell'),
    bringIntoView: () => {
      asked.push('bring into view');
      return 'done' as const;
    },
    ask: (node: number) => {
      asked.push(`ask ${node}`);
      return 'waits' as const;
    },
    onPart: (part: unknown) => {
      asked.push(`part ${JSON.stringify(part)}`);
    },
    wish: ({ tool }: { tool: string }) => {
      asked.push(`wish ${tool}`);
      return 'waits' as const;
    },
  } as unknown as Omit<Hands, 'find'>;
  return { asked, hands };
}

function apply(message: Partial<GuideMessage>, granted: Grant[] = ['view', 'point'], nodes?: Element) {
  const { asked, hands } = notingHands();
  const context = { page: () => page, granted: () => granted, nodeOf: () => nodes };
  return { outcome: applyGuide({ ...guide, ...message }, context, hands), asked };
}

describe('a guide does nothing', () => {
  it.each<[string, Partial<GuideMessage>]>([
    ['with a tool that is not known', { tool: 'click' }],
    ['with a name every object has', { tool: 'constructor' }],
    ['without arguments', { args: undefined }],
    ['with another tool’s arguments', { args: { node: 4, x: 0, y: 0 } }],
    ['with a fourth ring', { args: { node: 4, number: 4 } }],
    ['with arguments it does not know', { args: { node: 4, number: 1, press: true } }],
    ['with a spot outside its node', { tool: 'point', args: { node: 4, x: -0.1, y: 0 } }],
    ['with a label that would cover the page', { args: { node: 4, number: 1, label: 'x'.repeat(41) } }],
    ['with a line that has no points', { tool: 'draw', args: { node: 4, stroke: 1, points: [] } }],
    [
      'with a line around the world',
      { tool: 'draw', args: { node: 4, stroke: 1, points: [{ x: 201, y: 0 }] } },
    ],
    ['with a spotlight on nothing', { tool: 'spotlight', args: {} }],
    ['with a press that names nothing', { tool: 'press', args: { node: 4 } }],
    ['with a press where coordinates are', { tool: 'press', args: { node: 4, seen: 'X', x: 1, y: 1 } }],
    ['with nothing to write', { tool: 'fill', args: { node: 4, seen: 'X', value: '' } }],
    [
      'with more than a line to write',
      { tool: 'fill', args: { node: 4, seen: 'X', value: 'x'.repeat(201) } },
    ],
    [
      'with writing that turns its direction',
      { tool: 'fill', args: { node: 4, seen: 'X', value: 'a\u202Eb' } },
    ],
    ['with a page without a name', { tool: 'propose', args: { address: 'https://vestby.dk/', title: ' ' } }],
    [
      'with a name that cannot be read as it stands',
      { tool: 'propose', args: { address: 'https://vestby.dk/', title: 'Kon\u200Btakt' } },
    ],
    ['with a way to scroll', { tool: 'scroll', args: { node: 4, behavior: 'instant' } }],
  ])('%s', (_, message) => {
    expect(apply(message)).toEqual({ outcome: 'malformed', asked: [] });
  });

  it('unless the citizen allows pointing at this moment', () => {
    expect(apply({}, ['view'])).toEqual({ outcome: 'not-granted', asked: [] });
    expect(apply({}, [])).toEqual({ outcome: 'not-granted', asked: [] });
    expect(apply({ tool: 'clear', args: { what: 'all' } }, [])).toEqual({
      outcome: 'not-granted',
      asked: [],
    });
  });

  it('meant for another page load', () => {
    expect(apply({ page: 'other_page0' })).toEqual({ outcome: 'gone', asked: [] });
  });

  it('for a node that is not there', () => {
    expect(apply({})).toEqual({ outcome: 'gone', asked: [] });
    expect(apply({ tool: 'point', args: { node: 4, x: 0, y: 0 } })).toEqual({ outcome: 'gone', asked: [] });
  });
});

/** As much of a rendered field as a guide looks at. */
const fieldAt = (top: number) =>
  ({
    nodeType: 1,
    isConnected: true,
    localName: 'input',
    labels: [],
    getClientRects: () => [{}],
    getBoundingClientRect: () => ({ left: 0, top, width: 200, height: 40 }),
    getRootNode: () => ({}),
    getAttribute: () => null,
  }) as unknown as Element;
const field = fieldAt(100);

it('a ring and a scroll bring the element into view; a scroll is told, the ring by its card', () => {
  expect(apply({}, undefined, field)).toEqual({ outcome: 'done', asked: ['mark', 'bring into view'] });
  expect(apply({ tool: 'scroll', args: { node: 4 } }, undefined, field)).toEqual({
    outcome: 'done',
    asked: ['tell', 'bring into view'],
  });
});

it.each([-100, 900])('what is out of view, at %i, is on its way there before it is marked', (top) => {
  expect(apply({}, undefined, fieldAt(top)).asked).toEqual(['bring into view', 'mark', 'bring into view']);
});

describe('a question to the citizen', () => {
  const ask = { tool: 'ask', args: { node: 4 } };

  it('[M4] is put to the citizen, and its outcome waits for the answer', () => {
    expect(apply(ask, undefined, field)).toEqual({ outcome: 'waits', asked: ['ask 4'] });
  });

  it('is not put while the citizen shows nothing, for another page, or for a field that is not there', () => {
    expect(apply(ask, [], field)).toEqual({ outcome: 'not-granted', asked: [] });
    expect(apply({ ...ask, page: 'other_page0' }, undefined, field)).toEqual({ outcome: 'gone', asked: [] });
    expect(apply(ask)).toEqual({ outcome: 'gone', asked: [] });
  });
});

describe('how far a guide card has led', () => {
  const step = (at: unknown) => ({ tool: 'step', args: { at } });

  it('[M8] is told in two numbers, or that there is no card any more', () => {
    const told = 'part {"part":2,"of":6}';
    expect(apply(step({ part: 2, of: 6 }))).toEqual({ outcome: 'done', asked: [told] });
    expect(apply(step(null))).toEqual({ outcome: 'done', asked: ['part undefined'] });
  });

  it.each([
    ['a part beyond the last', { part: 7, of: 6 }],
    ['parts without end', { part: 1, of: 51 }],
    ['part zero', { part: 0, of: 6 }],
    ['words', { part: 1, of: 6, say: 'Skriv din kode' }],
    ['nothing said', undefined],
  ])('[M8] is not told with %s', (_, at) => {
    expect(apply(step(at))).toEqual({ outcome: 'malformed', asked: [] });
  });

  it('[M8] is not told while the citizen does not share', () => {
    expect(apply(step({ part: 2, of: 6 }), [])).toEqual({ outcome: 'not-granted', asked: [] });
  });
});

describe('a wish', () => {
  const press = { tool: 'press', args: { node: 4, seen: 'Vis mere' } };
  const fill = { tool: 'fill', args: { node: 4, seen: 'Vejnavn', value: 'Bakkevej' } };
  const propose = { tool: 'propose', args: { address: 'https://vestby.dk/', title: 'Forsiden' } };

  it.each([press, fill, propose])('[M9] is put to the citizen, and nothing else happens: $tool', (wish) => {
    expect(apply(wish, undefined, field)).toEqual({ outcome: 'waits', asked: [`wish ${wish.tool}`] });
  });

  it.each([press, fill, propose])('is not put while nothing is shown, or for another page: $tool', (wish) => {
    expect(apply(wish, [], field)).toEqual({ outcome: 'not-granted', asked: [] });
    expect(apply({ ...wish, page: 'other_page0' }, undefined, field)).toEqual({ outcome: 'gone', asked: [] });
  });

  it.each([press, fill])('is not put for a node that is not there: $tool', (wish) => {
    expect(apply(wish)).toEqual({ outcome: 'gone', asked: [] });
  });
});

it.each([
  [{ what: 'ring', number: 2 }, 'unmark'],
  [{ what: 'pointer' }, 'take pointer'],
  [{ what: 'spotlight' }, 'take spotlight'],
  [{ what: 'all' }, 'clear'],
])('clear takes away what it names: %j', (args, asked) => {
  expect(apply({ tool: 'clear', args })).toEqual({ outcome: 'done', asked: [asked] });
});
