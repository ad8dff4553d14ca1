/** The chunk that the loader fetches when the citizen asks for help: panel and session, joined. */
import { randomBytes } from '@medkig/pairing/bytes';
import { createCitizenSession } from './citizen-session.ts';
import type { CitizenState } from './citizen-state.ts';
import { followSite } from './follow-site.ts';
import type { Check, CheckOptions, EmbedEvent, Started, StartOptions } from './launcher/handoff.ts';
import { createPanel } from './panel/panel.ts';
import { createSiteClient } from './site-client.ts';
import { speaker } from './strings.ts';

export async function start(options: StartOptions): Promise<Started> {
  const { shadowRoot, site, language, position, base, emit } = options;
  const { words, pictures } = language === 'en' ? await readEnglish() : await readDanish();
  const server = new URL(base).origin;
  const siteClient = createSiteClient(server, site);
  const now = () => Date.now();
  let state: CitizenState = { at: 'closed' };

  const panel = createPanel({
    root: shadowRoot,
    language,
    words,
    pictures,
    position,
    act: (event) => session.act(event),
    now,
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

  followSite({ window, now, fetchSite: siteClient.fetchSite, show: panel.setSite });
  void session.proceed();

  return {
    open: () => session.act({ do: 'open' }),
    stop: () => session.act({ do: 'stop' }),
  };
}

export async function check(options: CheckOptions): Promise<Check> {
  const { startCheck } = await import('./check/check.ts');
  return startCheck(options);
}

async function readDanish() {
  const { da, pictures } = await import('./strings-da.ts');
  return { words: da, pictures };
}

async function readEnglish() {
  const { en, pictures } = await import('./strings-en.ts');
  return { words: en, pictures };
}

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
