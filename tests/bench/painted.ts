/** From a change in the citizen's page to the frame of the agent's screen that has it. */
import type { Page } from 'playwright';
import type { LookingAlong } from './side.ts';
import { SLOW_LINE } from './slow-line.ts';
import type { World } from './world.ts';

/** Milliseconds, one for each change. */
export interface Painted {
  /** With no network between. */
  near: number[];
  /** With the citizen at the end of `SLOW_LINE`. */
  slow: number[];
}

/** So long the last change may take (milliseconds): a line that is too narrow for what is sent holds it back. */
const LAST_MS = 60_000;

export async function paintedOverBoth(
  { ledger }: World,
  citizen: Page,
  looking: LookingAlong,
  changes: number,
): Promise<Painted> {
  const near = await paintedAfter(citizen, looking, changes);
  ledger.slow(SLOW_LINE);
  const slow = await paintedAfter(citizen, looking, changes);
  ledger.slow(undefined);
  return { near, slow };
}

/**
 * Milliseconds, one for each change, until it or a later one was painted. The marker's width says which change it is; a ResizeObserver is
 * told after layout in the very frame that is painted, whether the change came by a timer, a message or an animation
 * frame. Both pages read the same machine's clock.
 */
async function paintedAfter(citizen: Page, { stage }: LookingAlong, changes: number): Promise<number[]> {
  await citizen.evaluate(placeMarker);
  await stage.waitForFunction(
    () =>
      document.querySelector('iframe')?.contentDocument?.getElementById('bench-marker')?.clientWidth === 10,
    undefined,
    { timeout: LAST_MS, polling: 50 },
  );
  await stage.evaluate(watchMarker);
  const changed = await citizen.evaluate(changeMarker, changes);
  await stage.waitForFunction(
    (last) => Reflect.get(window, 'benchPainted').some(([width]: [number]) => width === last),
    10 + changes,
    { timeout: LAST_MS, polling: 50 },
  );
  const painted = await stage.evaluate((): [number, number][] => Reflect.get(window, 'benchPainted'));
  return changed.map(([width, at]) => {
    const [, then = Number.POSITIVE_INFINITY] = painted.find(([other]) => other >= width) ?? [];
    return then - at;
  });
}

function placeMarker(): void {
  const marker = document.getElementById('bench-marker') ?? document.createElement('div');
  marker.id = 'bench-marker';
  marker.style.cssText = 'position: fixed; left: 0px; top: 0px; height: 4px; width: 10px; background: red';
  document.body.append(marker);
}

/** Each change has its own moment within a frame; the pauses are the same on each side. */
async function changeMarker(changes: number): Promise<[number, number][]> {
  const marker = document.getElementById('bench-marker');
  const changed: [number, number][] = [];
  for (let change = 1; change <= changes; change++) {
    await new Promise((resolve) => setTimeout(resolve, 150 + ((change * 73) % 211)));
    if (marker) marker.style.width = `${10 + change}px`;
    changed.push([10 + change, Date.now()]);
  }
  return changed;
}

function watchMarker(): void {
  const painted: [number, number][] = [];
  Object.assign(window, { benchPainted: painted });
  const marker = document.querySelector('iframe')?.contentDocument?.getElementById('bench-marker');
  if (!marker) return;
  new ResizeObserver(([entry]) => {
    const width = Math.round(entry?.contentRect.width ?? 0);
    if (width <= 10) return;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => painted.push([width, Date.now()]);
    port2.postMessage(0);
  }).observe(marker);
}
