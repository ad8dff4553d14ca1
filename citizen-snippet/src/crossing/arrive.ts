/**
 * The other end of a crossing. Whoever made the link, nothing of this page is shown before the citizen's yes, and the
 * yes says whom: a link may be planted by somebody who has a session of their own. What is hidden here is asked of the
 * server, not taken from the note.
 */
import { noteStorage } from '@medkig/continuity/note-storage';
import type { readSession, StoredSession, writeSession } from '../continuity.ts';
import { STORAGE_KEY, type StartOptions } from '../launcher/handoff.ts';
import { panelStyle } from '../panel/panel-style.ts';
import type { SiteClient } from '../site-client.ts';
import type { Words } from '../strings.ts';
import type { CrossingPost } from './crossing-post.ts';
import { readMark } from './mark.ts';
import { createQuestion, createRefusal, type Question, type Sentence } from './question.ts';
import { openNote } from './sealed-note.ts';
import { crossingStrings } from './strings-crossing.ts';

export interface ArriveOptions extends Pick<StartOptions, 'shadowRoot' | 'language' | 'position' | 'site'> {
  window: Window & typeof globalThis;
  words: Words;
  pictures: readonly string[];
  siteClient: Pick<SiteClient, 'policy'>;
  post: CrossingPost;
  /** Handed in: the chunk would draw the schemas out of the main one. */
  readSession: typeof readSession;
  writeSession: typeof writeSession;
  /** Milliseconds since 1970. */
  now(): number;
}

/** Resolves when the citizen has answered. After a yes the note lies where the page before would have left it. */
export async function arrive(crossing: string, options: ArriveOptions): Promise<void> {
  const { window, site, pictures, now } = options;
  // With the mark behind it the page's own fragment led nowhere.
  if (window.location.hash) window.location.replace(window.location.href);
  const storage = noteStorage(window);
  const say: Sentence = (key) => ({ ...options.words, ...crossingStrings[options.language] })[key];
  const session = await carried(crossing, options);
  if (!session) {
    await present(options, (done) => createRefusal(say, () => done(false)));
    return;
  }
  const word = pictures[session.wordIndex] ?? '';
  const yes = await present(options, (done) => createQuestion(session.agent, word, say, done));
  if (yes) {
    const stage = session.stage === 'asking' ? 'asking' : 'live';
    return storage.setItem(STORAGE_KEY, options.writeSession({ ...session, stage }, now()));
  }
  // What lies here of the same session is from before it went away, and continues nothing.
  const left = options.readSession(storage.getItem(STORAGE_KEY), site, now());
  if (left?.roomId === session.roomId) storage.removeItem(STORAGE_KEY);
}

async function carried(crossing: string, options: ArriveOptions): Promise<StoredSession | undefined> {
  const mark = readMark(crossing);
  const box = mark && (await options.post.collect(mark.id));
  if (box === undefined || !mark) return undefined;
  const note = await openNote(box, mark, options.site);
  const session = options.readSession(note ?? null, options.site, options.now());
  const policy = session && (await options.siteClient.policy());
  return policy && { ...session, policy, leftAt: null, headed: false };
}

/** One card in the corner where the panel will stand. */
function present(
  { shadowRoot, language, position }: ArriveOptions,
  create: (done: (yes: boolean) => void) => Question,
): Promise<boolean> {
  const before = shadowRoot.adoptedStyleSheets;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(panelStyle);
  shadowRoot.adoptedStyleSheets = [...before, sheet];
  const frame = document.createElement('div');
  frame.className = position === 'left' ? 'medkig left' : 'medkig';
  frame.lang = language;
  frame.dir = 'ltr';
  return new Promise((resolve) => {
    const question = create((yes) => {
      frame.remove();
      shadowRoot.adoptedStyleSheets = before;
      resolve(yes);
    });
    frame.append(question.element);
    shadowRoot.append(frame);
    question.focus();
  });
}
