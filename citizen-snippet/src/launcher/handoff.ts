/** What the loader gives to the main chunk, and what it gets back. */
import type { Language } from '../strings.ts';

/** The corner at the bottom of the view where button and panel stand. */
export type Position = 'left' | 'right';

/** What a municipality's page may listen to. No event carries anything of the session. */
export type EmbedEvent = 'open' | 'live' | 'pause' | 'end';

export interface StartOptions {
  /** The `<medkig-panel>` element; it must never be transformed, for its children are fixed to the view. */
  host: HTMLElement;
  /** Its open shadow root, with the launcher in it. */
  shadowRoot: ShadowRoot;
  /** The site key. */
  site: string;
  language: Language;
  position: Position;
  /** The URL of the folder that the loader came from, with a slash at the end. */
  base: string;
  /** What stood behind `medkig=` in the address: the session comes from another origin of the site. */
  crossing: string | undefined;
  emit(event: EmbedEvent): void;
}

/** What the check of a page needs of it. */
export interface CheckOptions
  extends Pick<StartOptions, 'host' | 'shadowRoot' | 'site' | 'language' | 'base'> {
  /** Whether the tag lets an address open the check. */
  check: boolean;
  /** The fragment that asks for it; undefined: the page's own script, or somebody at its console. */
  asked: string | undefined;
}

export interface Check {
  close(): void;
}

export interface Started {
  open(): void;
  stop(): void;
}

/** The shape of the main chunk. */
export interface MainChunk {
  /** Added by the build: `check` fetches a chunk by its file name and rejects where its hash is another. */
  checkWith(check: (chunk: string, integrity: string) => Promise<void>): void;
  start(options: StartOptions): Promise<Started>;
  /** Shows a web editor what an agent would not see of the page. Does nothing where the tag and the address do not allow it. Not beside a session: there is one recorder. */
  check(options: CheckOptions): Promise<Check>;
}

/** Where the note for the next page lies in sessionStorage; the loader looks for it. */
export const STORAGE_KEY = 'medkig';

/** Set on the host element while the panel shows something; the launcher hides then. */
export const BUSY = 'data-busy';
