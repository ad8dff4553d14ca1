/** What a municipality has chosen to hide, and the CSS selectors that follow from it. */

import { NEVER_MARK } from './never.ts';

export interface Policy {
  /** Counts the versions a municipality has had. */
  version: number;
  /** CSS selectors, as in `mask` and `show`: parts that the agent sees as an empty box. */
  block: readonly string[];
  /** Parts whose text is hidden. */
  mask: readonly string[];
  /** Page text that is shown again inside a masked part; a form value never. */
  show: readonly string[];
  presets: readonly Preset[];
  /** Whether Danish telephone numbers are hidden wherever they stand. */
  phones: boolean;
  /** Whether e-mail addresses are. */
  emails: boolean;
  /** Path prefixes of the site on which nothing is shown: `/betaling`. */
  never: readonly string[];
}

/** Systems whose pages are known: which of their parts hold what is known about the citizen. */
export type Preset = 'os2forms' | 'dkfds';

export const defaultPolicy: Policy = {
  version: 0,
  block: [],
  mask: [],
  show: [],
  presets: [],
  phones: false,
  emails: false,
  never: [],
};

interface PresetParts {
  mask: string;
  show: string;
}

const PRESETS: Readonly<Record<Preset, PresetParts>> = {
  // Drupal writes an element's type into the classes around it; the second is the page that repeats the answers
  // (https://github.com/OS2Forms/os2forms).
  os2forms: {
    mask: '[class*=os2forms-nemid],[class*=os2forms-mitid],[class*=os2forms-person-lookup],.webform-submission-data',
    show: '.webform-submission-data label,.webform-submission-data legend',
  },
  // Who is logged in, and the answers in the list that repeats them (https://designsystem.dk).
  dkfds: {
    mask: '.portal-user .user,.portal-info-mobile .user,.structured-list td',
    show: '.structured-list a',
  },
};

/** Moving pictures, and what other programs draw, are boxes to the agent. */
const CLOSED = `medkig-panel,[data-medkig-block],[${NEVER_MARK}],object,embed,video,audio,canvas`;
/** So are these until their document is known to be of the page's own site. */
const FRAMES = 'iframe,frame';

/** The parts of a page by how they are treated, each as one CSS selector. */
export interface PolicySelectors {
  /** Left out by the recorder. */
  blocked: string;
  /** The same without frames: what they lie in, or are marked with, may leave them out for good. */
  closed: string;
  masked: string;
  shown: string;
  /** Where nothing may be read at all, also not for what is told beside the events. */
  hidden: string;
}

export function selectorsOf({ block, mask, show, presets }: Policy): PolicySelectors {
  const parts = presets.map((preset) => PRESETS[preset]);
  const closed = [CLOSED, ...block].join(',');
  const masked = ['[data-medkig-mask]', ...mask, ...parts.map((part) => part.mask)].join(',');
  const shown = ['[data-medkig-show]', ...show, ...parts.map((part) => part.show)].join(',');
  return { blocked: `${closed},${FRAMES}`, closed, masked, shown, hidden: `${closed},${masked}` };
}
