import type { Frame, Page } from 'playwright';

/** `none`: the same page with nobody helping. */
export const sideNames = ['none', 'baseline', 'product'] as const;
export type SideName = (typeof sideNames)[number];

export interface LookingAlong {
  page: Page;
  /** The document whose only frame is the picture of the citizen's page. */
  stage: Frame;
  /** From now on a press on the picture marks what lies there. */
  takeUpMark(): Promise<void>;
  /** The citizen's page has no mark, and the next press makes one. */
  clearMarks(): Promise<void>;
  end(): Promise<void>;
}

/** One way to help, ready to be used again and again. */
export interface Side {
  name: SideName;
  /** Host and port of what the citizen's browser speaks with. */
  relay: string | undefined;
  /** Scripts of this way to help, by their address. */
  isOurs: RegExp | undefined;
  /** Before the page is opened. */
  prepare(citizen: Page): Promise<void>;
  /** From a page as it lies there to one that somebody looks at. */
  start(citizen: Page): Promise<LookingAlong | undefined>;
}

/** Resolves when the picture holds what the selector finds. */
export async function shows({ stage }: LookingAlong, selector: string): Promise<void> {
  await stage.waitForFunction(
    (wanted) => document.querySelector('iframe')?.contentDocument?.querySelector(wanted) != null,
    selector,
    { timeout: 60_000, polling: 50 },
  );
}
