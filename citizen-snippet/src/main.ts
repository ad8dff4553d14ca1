/** The chunk that the loader fetches when the citizen asks for help: panel and session, joined. */
import { randomBytes } from '@medkig/pairing/bytes';
import { createCitizenSession } from './citizen-session.ts';
import type { CitizenState } from './citizen-state.ts';
import { readSession, writeSession } from './continuity.ts';
import type { Crossing } from './crossing/crossing.ts';
import { alsoFetch } from './fetch-behind.ts';
import { fetchSeldom } from './fetch-seldom.ts';
import { followSite } from './follow-site.ts';
import type { Check, CheckOptions, EmbedEvent, Started, StartOptions } from './launcher/handoff.ts';
import type { KnownSite } from './panel/known-site.ts';
import { createPanel } from './panel/panel.ts';
import { createSiteClient, type SiteClient } from './site-client.ts';
import { type Language, speaker } from './strings.ts';

export async function start(options: StartOptions): Promise<Started> {
  const { shadowRoot, site, position, base, crossing, emit } = options;
  const server = new URL(base).origin;
  const siteClient = createSiteClient(server, site);
  const reading = read[options.language]();
  const language = await offered(options.language, siteClient);
  const { words, pictures, readLate } = await (language === options.language ? reading : read[language]());
  alsoFetch(async () => {
    Object.assign(words, await readLate());
  });
  const now = () => Date.now();
  let state: CitizenState = { at: 'closed' };

  async function fetchCrossing(): Promise<Crossing> {
    return (await fetchSeldom()).createCrossing(window, server, site);
  }

  if (crossing)
    await (await fetchCrossing()).arrive(crossing, {
      ...options,
      language,
      words,
      pictures,
      siteClient,
      readSession,
      writeSession,
      now,
    });

  const panel = createPanel({
    root: shadowRoot,
    language,
    words,
    pictures,
    position,
    act: (event) => session.act(event),
    now,
    checkConnection: async () => (await fetchSeldom()).checkConnection(window, server, language),
  });
  const session = createCitizenSession({
    window,
    root: shadowRoot,
    panelRect: panel.rect,
    server,
    site,
    siteClient,
    language,
    say: speaker(words),
    random: randomBytes,
    now,
    onState: (next) => {
      const event = eventBetween(state, next);
      state = next;
      panel.render(next);
      if (event) emit(event);
    },
  });

  function show(known: KnownSite): void {
    panel.setSite(known);
    const { origins } = known;
    if (origins?.[1])
      void fetchCrossing().then((chunk) => chunk.watch(origins, randomBytes, session.cross), ignore);
  }

  followSite({ window, now, fetchSite: siteClient.fetchSite, show });
  void session.proceed();

  return {
    open: () => session.act({ do: 'open' }),
    stop: () => session.act({ do: 'stop' }),
  };
}

function ignore(): void {} // without a net there is nothing to leave for

export async function check(options: CheckOptions): Promise<Check> {
  const { startCheck } = await fetchSeldom();
  return startCheck(options);
}

/** How long a municipality's answer is waited for before the panel opens in the language that is asked for, in milliseconds. */
const OFFER_MS = 1000;

/** The asked language, if the municipality's panel may be read in it; else the one that it may be. */
async function offered(asked: Language, { fetchSite }: SiteClient): Promise<Language> {
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, OFFER_MS));
  const { languages } = (await Promise.race([fetchSite(), late])) ?? {};
  return languages?.includes(asked) ? asked : (languages?.[0] ?? asked);
}

const read = {
  async da() {
    const { da, pictures } = await import('./strings-da.ts');
    const readLate = async () => (await import('./strings-da.ts?late')).da;
    return { words: { ...da }, pictures, readLate };
  },
  async en() {
    const { en, pictures } = await import('./strings-en.ts');
    const readLate = async () => (await import('./strings-en.ts?late')).en;
    return { words: { ...en }, pictures, readLate };
  },
};

/** What a municipality's page hears of a change; nothing for most. */
function eventBetween(before: CitizenState, after: CitizenState): EmbedEvent | undefined {
  if (before.at === after.at) return undefined;
  switch (after.at) {
    case 'typing':
      return before.at === 'checking' ? undefined : 'open';
    case 'live':
      return 'live';
    case 'paused':
      return 'pause';
    case 'ended':
    case 'declined':
      return 'end';
    case 'closed':
    case 'checking':
    case 'asking':
    case 'away':
    case 'inviting':
    case 'elsewhere':
    case 'stopping':
      return undefined;
    default: {
      const never: never = after;
      return never;
    }
  }
}
