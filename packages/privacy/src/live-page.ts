/**
 * What only the living page can tell of an element or a text, by its node id: events hold neither the municipality's
 * selectors nor what the citizen has shown or blurred.
 */
export interface LivePage {
  /** `boxed`: an empty box, which no text has. `hidden`: its words are masked. `shown`: they are shown inside a hidden part. */
  treatment(id: number): Treatment | undefined;
  /** How large a box takes its place, in CSS pixels. */
  size(id: number): { width: number; height: number };
  /** The citizen has shown what is in this field. */
  isRevealed(id: number): boolean;
}

export type Treatment = 'boxed' | 'hidden' | 'shown';

/** A page that nobody has chosen anything for. */
export const noLivePage: LivePage = {
  treatment: () => undefined,
  size: () => ({ width: 0, height: 0 }),
  isRevealed: () => false,
};
