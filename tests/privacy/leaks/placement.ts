/** Which kinds of later change can bring a secret there; `script`: only one of its own. */
type Stuff = 'text' | 'attribute' | 'both' | 'script';

export interface Placement {
  name: string;
  stuff: Stuff;
  /** Words that the agent can read here, so that hiding everything is no way out. */
  readable: boolean;
  /** A word that was typed elsewhere must not be readable here. Names and machines' text hold no words. */
  echo: boolean;
  /** Hides any word, also one that nobody has typed. */
  secretive: boolean;
  /** Rows of small numbers are everyday here, so only a number in one piece is one. */
  machine: boolean;
  /** Markup for the body with `value` in its place; with a script, the markup it starts from. */
  html(value: string): string;
  /** Puts the value in its place; `slot` is the element that holds the markup. */
  script?(value: string): string;
}

type Flags = Partial<Pick<Placement, 'readable' | 'echo' | 'secretive' | 'machine'>>;

export const place =
  (stuff: Stuff, flags: Flags) =>
  (name: string, html: (value: string) => string): Placement => ({
    name,
    stuff,
    readable: false,
    echo: false,
    secretive: false,
    machine: false,
    ...flags,
    html,
  });
