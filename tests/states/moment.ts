/**
 * A moment of the main job: how it comes about, and what is then shown on each side. Sentences are named by their
 * keys, so that a text without a moment is found (`every-sentence.test.ts`).
 */
import type { Key as ConsoleKey } from '@medkig/agent-ui/strings';
import type { Page } from 'playwright';
import type { PanelKey } from './panel-words.ts';
import type { Scene, SceneOptions } from './scene.ts';

type Role = Parameters<Page['getByRole']>[0];

/** Sentences by the role in which they are found; `text` is any words that are there to be read. */
export type Shown<Key> = Partial<Record<Role | 'text', readonly Key[]>>;

/** One by one: each sentence with its role. */
export function sentencesByRole<Key>(shows: Shown<Key>): { role: Role | 'text'; key: Key }[] {
  // The keys of an object literal of this type are roles; TypeScript widens them.
  const entries = Object.entries(shows) as [Role | 'text', readonly Key[]][];
  return entries.flatMap(([role, keys]) => keys.map((key) => ({ role, key })));
}

export interface Expected<Key> {
  shows: Shown<Key>;
  /** The text of what has focus, its blanks filled in; `page` when focus is not on anything of ours. */
  focus?: Key | 'page';
}

export interface Moment {
  /** Also the name of its pictures. */
  name: string;
  /** What it needs that the others do not. */
  needs?: SceneOptions;
  /** From a citizen on the form's first page and an agent on the console's home page. */
  reach(scene: Scene): Promise<void>;
  panel?: Expected<PanelKey>;
  console?: Expected<ConsoleKey>;
}

/** What the demo fills in, as patterns; any other blank matches anything. */
const filled: Record<string, string> = {
  navn: 'Anna',
  agent: 'Anna',
  kommune: '(?:Vestby|Nordby) Kommune',
  municipality: 'Vestby Kommune',
  hotline: 'Den Digitale Hotline',
  telefon: '12 34 56 78',
};

/** Matches the sentence with its blanks filled in. */
export function sentencePattern(sentence: string): RegExp {
  const escaped = sentence.replaceAll(/[.*+?^$()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(
    escaped
      .replaceAll(/\{(\w+)\}/g, (_, blank) => filled[blank] ?? '[^{}]+')
      .trim()
      .replaceAll(/\s/g, String.raw`\s`),
  );
}
