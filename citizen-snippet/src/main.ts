/** The chunk that the loader fetches when the citizen asks for help: panel and session, joined. */
import { type Site, siteSchema } from '@medkig/api/site';
import { randomBytes } from '@medkig/pairing/bytes';
import * as v from 'valibot';
import { createCitizenSession } from './citizen-session.ts';
import type { CitizenState } from './citizen-state.ts';
import type { EmbedEvent, Started, StartOptions } from './launcher/handoff.ts';
import { createPanel } from './panel/panel.ts';

export function start({ shadowRoot, site, language, position, base, emit }: StartOptions): Started {
  const server = new URL(base).origin;
  const now = () => Date.now();
  let state: CitizenState = { at: 'closed' };

  const panel = createPanel({
    root: shadowRoot,
    language,
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
    language,
    random: randomBytes,
    now,
    onState: (next) => {
      const event = eventBetween(state, next);
      state = next;
      panel.render(next);
      if (event) emit(event);
    },
  });

  void fetchSite(server, site).then((known) => known && panel.setSite(known));
  void session.proceed();

  return {
    open: () => session.act({ do: 'open' }),
    stop: () => session.act({ do: 'stop' }),
  };
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
    case 'stopping':
      return undefined;
    default: {
      const never: never = after;
      return never;
    }
  }
}

/** The panel works without it: the phone number and the opening hours are then left out. */
async function fetchSite(server: string, site: string): Promise<Site | undefined> {
  try {
    const response = await fetch(`${server}/embed/v1/sites/${site}`, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
    });
    const parsed = v.safeParse(siteSchema, await response.json());
    return parsed.success ? parsed.output : undefined;
  } catch {
    return undefined;
  }
}
