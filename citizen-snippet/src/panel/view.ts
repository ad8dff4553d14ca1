import type { CitizenEvent } from '../citizen-state.ts';
import type { Language, Say } from '../strings.ts';
import type { KnownSite } from './known-site.ts';

/** What the citizen does in the panel. */
export type CitizenAct = Extract<CitizenEvent, { do: string }>;

/** What every view of the panel is given. */
export interface PanelContext {
  language: Language;
  pictures: readonly string[];
  say: Say;
  /** Shows what is known of the municipality: at once, and again when it has been fetched. */
  onSite(show: (site: KnownSite | undefined) => void): void;
  act(event: CitizenAct): void;
  /** Milliseconds since 1970. */
  now(): number;
  /** What the network lets through, in one sentence; rejects when it cannot even be asked. */
  checkConnection(): Promise<string>;
}

/** One thing on the screen at a time; a view shows the states that it is named for. */
export interface View<State> {
  element: HTMLElement;
  update(state: State): void;
  /** Puts focus where the view begins for someone with a keyboard or a screen reader. */
  focus(): void;
}
