/**
 * The texts of style sheets that citizens' pages have brought, by site, for the life of the console's page: the next
 * page of the site need not bring them again. They are kept in memory alone and handed to the viewer, whose guard
 * reads them in their place as before.
 */
import { toBase64Url, utf8 } from '@medkig/pairing/bytes';
import type { CitizenMessage } from '@medkig/protocol/session/messages';
import { HOLDS_SHEET, MOST_KNOWN_SHEETS } from '@medkig/protocol/session/sheets';
import { sha256 } from '@noble/hashes/sha2.js';

type EventsMessage = Extract<CitizenMessage, { t: 'events' }>;

/** `missing`: a name that nobody has brought the text of. `too-big`: one short name can stand for much text, many times. */
type Unfolded = 'whole' | 'missing' | 'too-big';

export interface SheetShelf {
  /** What need not come again from this site: names, at most MOST_KNOWN_SHEETS. */
  known(site: string): string[];
  /** Keeps the texts that came along, and puts all texts in their places, in the message itself. */
  unfold(site: string, message: EventsMessage): Unfolded;
}

/** The shelf of one session's site. */
export interface SiteSheets {
  known(): string[];
  unfold(message: EventsMessage): Unfolded;
}

/** All texts together, in UTF-16 units: 8 MB. */
const MOST_KEPT = 4_000_000;
/** In one message, in UTF-16 units; the viewer takes 5 million in an event. */
const MOST_UNFOLDED = 8_000_000;

export function createSheetShelf(mostKept = MOST_KEPT): SheetShelf {
  /** By site and name, what was used last at the end. */
  const texts = new Map<string, string>();
  let kept = 0;

  const keyOf = (site: string, name: string) => `${name} ${site}`;

  function use(key: string, text: string | undefined): string | undefined {
    if (text === undefined) return undefined;
    if (!texts.delete(key)) kept += text.length;
    texts.set(key, text);
    return text;
  }

  function shrink(): void {
    for (const [key, text] of texts) {
      if (kept <= mostKept) return;
      texts.delete(key);
      kept -= text.length;
    }
  }

  return {
    known: (site) =>
      [...texts.keys()]
        .map((key) => key.split(' '))
        .filter(([, of]) => of === site)
        .flatMap(([name]) => name ?? [])
        .slice(-MOST_KNOWN_SHEETS),
    unfold(site, { events, sheets = [] }) {
      for (const text of sheets) use(keyOf(site, nameOf(text)), text);
      const unfolded = putBack(events, (name) => {
        const key = keyOf(site, name);
        return use(key, texts.get(key));
      });
      shrink();
      return unfolded;
    },
  };
}

function nameOf(text: string): string {
  return toBase64Url(sha256(utf8(text)).subarray(0, 16));
}

/** Without recursion: what came is still any JSON. */
function putBack(events: object, find: (name: string) => string | undefined): Unfolded {
  let size = 0;
  const open = [events];
  for (let value = open.pop(); value; value = open.pop())
    for (const [key, part] of Object.entries(value) as [string, unknown][]) {
      if (typeof part !== 'object' || part === null) continue;
      if (!HOLDS_SHEET.test(key) || !('sheet' in part) || typeof part.sheet !== 'string') {
        open.push(part);
        continue;
      }
      const text = find(part.sheet);
      if (text === undefined) return 'missing';
      size += text.length;
      if (size > MOST_UNFOLDED) return 'too-big';
      Reflect.set(value, key, text);
    }
  return 'whole';
}
