import type { Response } from 'express';

/** What the site's routes are given instead of reaching for it. */
export interface SiteContext {
  /** Answers with a page made from a template under `pages/`. */
  readonly render: (response: Response, template: string, data?: object) => void;
  /** Origin of the MitID stand-in, without a trailing slash. */
  readonly mitidOrigin: string;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** 128 random bits as 22 characters. */
  readonly newId: () => string;
  /** A random whole number from 0 up to, not including, the bound. */
  readonly randomBelow: (bound: number) => number;
}
