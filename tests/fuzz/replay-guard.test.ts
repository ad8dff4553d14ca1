/** The viewer's door, given what a hostile citizen's browser may send. */
import { cleanCss } from '@medkig/agent-ui/guard-css';
import { guardEvent } from '@medkig/agent-ui/replay-guard';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { element, increments, snapshot } from './events.ts';
import { fuzz, workedMs } from './fuzz.ts';
import { anyJson, bentJson } from './inputs.ts';

const assets = { address: () => undefined, noPicture: 'data:image/svg+xml,' };
const context = (isStyleText: boolean) => ({
  page: {
    tagOf: (node: number) => (node === 4 ? 'style' : 'div'),
    isStyleText: () => isStyleText,
    isThere: () => true,
  },
  assets,
});
const troubles = ['missing-node', 'malformed', 'too-big'];

describe('the replay guard', () => {
  fuzz(
    'lets an event through or refuses it for a reason',
    fc.tuple(fc.oneof(bentJson(snapshot, ...increments), anyJson), fc.boolean()),
    ([event, isStyleText]) => {
      const guarded = guardEvent(event, context(isStyleText));
      if (!guarded.ok) expect(troubles).toContain(guarded.reason);
      expect(Object.keys(Object.prototype)).toEqual([]);
    },
    1000,
  );

  const name = fc.oneof(
    fc.constantFrom('script', 'iframe', 'object', 'a', 'div', 'SCRIPT', 'svg:script'),
    fc.string({ maxLength: 8 }),
  );
  const attribute = fc.oneof(
    fc.constantFrom('onclick', 'ONLOAD', 'srcdoc', 'href', 'style', 'xlink:href', 'autofocus'),
    fc.string({ maxLength: 8 }),
  );
  fuzz(
    'lets no script and no handler through, wherever it stands',
    fc.tuple(name, attribute, fc.constantFrom('javascript:alert(1)', 'alert(1)', '\u0001java\nscript:1')),
    ([tagName, key, value]) => {
      const nested = element(30, 'div', {}, element(31, tagName, { [key]: value }));
      const added = increments.slice(0, 1).map((event) => ({
        ...event,
        data: { ...event.data, adds: [{ parentId: 5, nextId: null, node: nested }] },
      }));
      for (const event of added) {
        const guarded = guardEvent(event, context(false));
        const text = JSON.stringify(guarded.ok ? guarded.event : '').toLowerCase();
        expect(text).not.toMatch(
          /"tagname":"(svg:)?script"|"on(click|load)":|"srcdoc":|"href":"[^"]*script:/,
        );
      }
    },
  );

  it('refuses a tree that is deeper than any page without going down into it', { timeout: 120_000 }, () => {
    let node: object = { id: 9, type: 3, textContent: '' };
    for (let depth = 0; depth < 100_000; depth++)
      node = { id: 9, type: 2, tagName: 'div', attributes: {}, childNodes: [node] };
    const event = { ...snapshot, data: { ...snapshot.data, node } };
    expect(guardEvent(event, context(false))).toEqual({ ok: false, reason: 'too-big' });
  });

  it('reads a long style sheet in no more than its length', { timeout: 120_000 }, () => {
    for (const kind of ['url(', '"', '\\', '@import ', '1vh', '.', '1', '1.', '/*', "'"]) {
      const css = kind.repeat(200_000 / kind.length);
      const before = workedMs();
      cleanCss(css, assets.address);
      expect(workedMs() - before, `200,000 characters of «${kind}»`).toBeLessThan(3000);
    }
  });
});
