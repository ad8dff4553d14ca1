import { createSheetShelf } from '@medkig/agent-ui/sheet-shelf';
import { createSheets } from '@medkig/citizen-snippet/sheets';
import { array, assert, asyncProperty, constant, constantFrom, letrec, oneof, record } from 'fast-check';
import { expect, it } from 'vitest';

const sheet = constantFrom('', 'p{}', ...['a', 'æ', '\ud800', '"'].map((sign) => sign.repeat(600)));

const { node } = letrec((tie) => ({
  node: record({
    tagName: constantFrom('p', 'style', 'link', 'sheet'),
    attributes: record({ _cssText: sheet, title: sheet, sheet }, { requiredKeys: [] }),
    textContent: sheet,
    replaceSync: sheet,
    childNodes: oneof({ maxDepth: 3 }, constant([]), array(tie('node'), { maxLength: 3 })),
  }),
}));

it('[M5] what is taken out by the citizen is put back by the console, whatever either knew before', async () => {
  const shelf = createSheetShelf();
  await assert(
    asyncProperty(array(array(node, { maxLength: 4 }), { maxLength: 4 }), async (messages) => {
      const sheets = createSheets(globalThis as unknown as Window);
      sheets.known(shelf.known('vestby'));
      for (const nodes of messages) {
        const events = [{ type: 2, timestamp: 1, data: structuredClone(nodes) }];
        const texts = await sheets.take(events);
        const wire = JSON.stringify({ t: 'events', page: 'AAAAAAAAAAA', events, sheets: texts });
        const message = JSON.parse(wire);
        expect(shelf.unfold('vestby', message)).toBe('whole');
        expect(message.events[0].data).toEqual(JSON.parse(JSON.stringify(nodes)));
      }
    }),
  );
});
