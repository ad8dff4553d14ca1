/** Prints what scrubbing and the last gate cost: `node tests/privacy/gate-cost.ts`. Milliseconds, the median of many. */
import { createEchoMemory } from '@medkig/privacy/echo-memory';
import { mayLeave } from '@medkig/privacy/gate';
import { createScrubMemory, scrubEvent } from '@medkig/privacy/scrub-event';

const RUNS = 15;

function page(nodes: number): object {
  let id = 2;
  const rows = Array.from({ length: Math.floor(nodes / 5) }, (_, row) => {
    const text = { type: 3, id: id++, textContent: `Afsnit ${row}: Du kan melde flytning fra 4 uger før.` };
    const label = { type: 2, id: id++, tagName: 'b', attributes: { class: 'label' }, childNodes: [text] };
    const more = { type: 3, id: id++, textContent: ' Åbent 10–15, tlf. 12 34 56 78.' };
    const field = { type: 2, id: id++, tagName: 'input', attributes: { value: '••••••••' }, childNodes: [] };
    const attributes = { class: 'row', title: 'Læs mere', 'data-row': `${row}` };
    return { type: 2, id: id++, tagName: 'p', attributes, childNodes: [label, more, field] };
  });
  const node = { type: 0, id: 1, childNodes: rows };
  return { type: 2, timestamp: 1, data: { node, initialOffset: { top: 0, left: 0 } } };
}

function median(work: () => void): string {
  const times = Array.from({ length: RUNS }, () => {
    const before = performance.now();
    work();
    return performance.now() - before;
  });
  return (times.toSorted((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0).toFixed(1);
}

for (const nodes of [500, 5000]) {
  const echoes = createEchoMemory();
  for (let field = 0; field < 40; field++) echoes.see({}, `Værdi nummer ${field} fra feltet`);
  const event = page(nodes);
  const scrub = () => scrubEvent(event, createScrubMemory({ echoes }));
  const scrubbed = scrub();
  const bytes = JSON.stringify(scrubbed).length;
  const cost = `scrubbed ${median(scrub)} ms, gate ${median(() => void mayLeave(scrubbed, echoes.values()))} ms`;
  const change = {
    type: 3,
    data: { source: 0, texts: [{ id: 3, value: 'Ny tekst' }], adds: [], removes: [] },
  };
  const small = median(() => void mayLeave(change, echoes.values()));
  process.stdout.write(`${nodes} nodes, ${bytes} bytes: ${cost}; a small change: gate ${small} ms\n`);
}
