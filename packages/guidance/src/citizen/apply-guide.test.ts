import type { Grant } from '@medkig/protocol/session/messages';
import { describe, expect, it } from 'vitest';
import { applyGuide, type GuideMessage } from './apply-guide.ts';
import type { Overlay } from './overlay.ts';

const page = 'Ab3_-xyz012';
const guide: GuideMessage = { tool: 'highlight', page, args: { node: 4, number: 1 } };

/** An overlay that notes what it was asked to do. */
function notingOverlay() {
  const asked: string[] = [];
  const note = (what: string) => () => {
    asked.push(what);
  };
  const overlay: Overlay = {
    mark: note('mark'),
    leave: note('leave'),
    unmark: note('unmark'),
    point: note('point'),
    unpoint: note('unpoint'),
    clear: note('clear'),
    marks: () => [],
    elementOf: () => undefined,
    destroy: note('destroy'),
  };
  return { asked, overlay };
}

function apply(message: Partial<GuideMessage>, granted: Grant[] = ['view', 'point'], nodes?: Element) {
  const { asked, overlay } = notingOverlay();
  const ask = (node: number) => {
    asked.push(`ask ${node}`);
    return 'waits' as const;
  };
  const context = { page: () => page, granted: () => granted, nodeOf: () => nodes, ask };
  return { outcome: applyGuide({ ...guide, ...message }, context, overlay), asked };
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

describe('a question to the citizen', () => {
  const ask = { tool: 'ask', args: { node: 4 } };
  /** As much of a rendered field as a guide looks at. */
  const field = {
    nodeType: 1,
    isConnected: true,
    localName: 'input',
    labels: [],
    getClientRects: () => [{}],
    getRootNode: () => ({}),
    getAttribute: () => null,
  } as unknown as Element;

  it('[M4] is put to the citizen, and its outcome waits for the answer', () => {
    expect(apply(ask, undefined, field)).toEqual({ outcome: 'waits', asked: ['ask 4'] });
  });

  it('is not put while the citizen shows nothing, for another page, or for a field that is not there', () => {
    expect(apply(ask, [], field)).toEqual({ outcome: 'not-granted', asked: [] });
    expect(apply({ ...ask, page: 'other_page0' }, undefined, field)).toEqual({ outcome: 'gone', asked: [] });
    expect(apply(ask)).toEqual({ outcome: 'gone', asked: [] });
  });
});

it.each([
  [{ what: 'ring', number: 2 }, 'unmark'],
  [{ what: 'pointer' }, 'unpoint'],
  [{ what: 'all' }, 'clear'],
])('clear takes away what it names: %j', (args, asked) => {
  expect(apply({ tool: 'clear', args })).toEqual({ outcome: 'done', asked: [asked] });
});
