/** Plays streams in the real viewer and tells what they achieved. */

import type { Medkig } from '../../support/medkig.ts';
import { el, page, type Stream, text, type World } from './build.ts';
import {
  consoleFaults,
  openViewers,
  showPages,
  showsWords,
  viewerFaults,
  waitForPages,
} from './in-console.ts';
import type { StrangersHost } from './strangers-host.ts';
import type { Watched } from './watched.ts';

/** Viewers side by side in one console. */
const SEATS = 6;

export interface Arena {
  /** What went wrong, each with the streams that were on at the time; empty if nothing did. */
  play(streams: readonly Stream[]): Promise<string[]>;
}

interface Places {
  tab: Watched;
  medkig: Pick<Medkig, 'console' | 'viewer' | 'site'>;
  strangers: StrangersHost;
}

export async function openArena(places: Places): Promise<Arena> {
  const { tab, medkig, strangers } = places;
  let pages = 0;
  const nonce = () => `s${String(pages++).padStart(10, '0')}`;
  await tab.open(medkig.console);
  await tab.evaluate(openViewers, { viewer: medkig.viewer, count: SEATS, ...look(medkig.site) });

  /** One stream for each viewer, then a good page in each. */
  async function playTogether(streams: readonly Stream[]): Promise<string[]> {
    tab.requests.length = tab.said.length = tab.opened.length = strangers.asked.length = 0;
    const hostile = streams.map(({ name, events }) => ({
      page: nonce(),
      json: json(events(worldOf(name, places))),
    }));
    await tab.evaluate(showPages, hostile);
    const faults = (await tab.evaluateInEvery(medkig.viewer, viewerFaults, undefined)).flat();
    const good = streams.map(() => ({
      page: nonce(),
      json: json(page([el('p', {}, [text('en god side')])])),
    }));
    await tab.evaluate(showPages, good);
    const missing = await tab.evaluate(
      waitForPages,
      good.map((one) => one.page),
    );
    faults.push(...missing.map(() => 'a viewer does not show the next good page'));
    const shown = await tab.evaluateInEvery(medkig.viewer, showsWords, ['en god side']);
    if (shown.filter((words) => words === 'en god side').length < streams.length)
      faults.push(`a viewer shows ${shown.join()}`);
    faults.push(...(await tab.evaluate(consoleFaults, undefined)), ...achieved(places));
    return faults.map((fault) => `${fault.slice(0, 300)} (${streams.map(({ name }) => name).join(' · ')})`);
  }

  return {
    async play(streams) {
      const faults: string[] = [];
      for (let from = 0; from < streams.length; from += SEATS)
        faults.push(...(await playTogether(streams.slice(from, from + SEATS))));
      return faults;
    },
  };
}

/** What has been noted on the net and in the browser. */
export function achieved({ tab, medkig, strangers }: Places): string[] {
  const isOurs = (url: string) => url.startsWith(`${medkig.viewer}/store/`) && !url.includes('hostile');
  return [
    ...tab.requests.filter((url) => !isOurs(url)).map((url) => `asked for ${url}`),
    ...strangers.asked.map((path) => `the strangers heard ${path}`),
    ...tab.said.filter((words) => words.startsWith('hostile')).map((words) => `ran: ${words}`),
    ...tab.said
      .filter((words) => /Content.Security.Policy/i.test(words))
      .map((words) => `only the policy stopped: ${words}`),
    ...tab.opened,
  ];
}

export function worldOf(name: string, { medkig, strangers }: Omit<Places, 'tab'>): World {
  const path = `hostile-${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;
  const evil = `${strangers.origin}/${path}`;
  const tell = ['top', 'parent', 'parent.parent'].map(
    (whom) => `try{${whom}.postMessage('${path}','*')}catch(e){}`,
  );
  return {
    evil,
    console: `${medkig.console}/${path}`,
    viewer: `${medkig.viewer}/${path}`,
    run: `${tell.join(';')};console.log('${path}');globalThis.hostileDone=1;try{parent.hostileDone=1}catch(e){};new Image().src='${evil}'`,
  };
}

/** JSON has no word for what is larger than every number, but a number that is. */
function json(events: unknown[]): string {
  const marked = JSON.stringify(events, (_, value) =>
    value === Number.POSITIVE_INFINITY ? 'INFINITE' : value,
  );
  return marked.replaceAll('"INFINITE"', '1e999');
}

function look(site: string) {
  const boxes = Object.fromEntries(
    ['picture', 'frame', 'video', 'audio', 'drawing', 'hidden'].map((kind) => [kind, kind]),
  );
  const words = {
    nowSees: 'nu',
    lastSaw: 'sidst',
    hiddenField: 'skjult',
    outlineLabel: 'siden',
    unnamed: 'uden navn',
  };
  return {
    texts: { t: 'texts', language: 'da', ...words, boxes },
    assets: { t: 'assets', pass: '1.x', site: 'vestby', origins: [site] },
  };
}
