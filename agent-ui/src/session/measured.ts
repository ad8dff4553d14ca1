import type { RequestTool } from './requests/request.ts';

/** What the console measures of a session by itself; times and durations in milliseconds. */
export interface Measured {
  /** When the code was ready to be read aloud. */
  openedAt: number;
  /** When the agent first saw the page. */
  firstPictureAt: number | undefined;
  /** How long the page has been seen, up to `shownSince`. */
  shownMs: number;
  /** Since when it is seen now. */
  shownSince: number | undefined;
  pauses: number;
  /** How often the citizen said yes to what, and it was done. */
  done: Readonly<Record<RequestTool, number>>;
}

const nothingDone = { ask: 0, press: 0, fill: 0, propose: 0 } as const;

export function startMeasuring(openedAt: number): Measured {
  return {
    openedAt,
    firstPictureAt: undefined,
    shownMs: 0,
    shownSince: undefined,
    pauses: 0,
    done: nothingDone,
  };
}

export function requestDone(measured: Measured, tool: RequestTool): Measured {
  return { ...measured, done: { ...measured.done, [tool]: measured.done[tool] + 1 } };
}

export function pictureCame(measured: Measured, now: number): Measured {
  const { firstPictureAt = now, shownSince = now } = measured;
  return { ...measured, firstPictureAt, shownSince };
}

export function pictureWent(measured: Measured, now: number): Measured {
  const { shownSince = now } = measured;
  return { ...measured, shownMs: measured.shownMs + (now - shownSince), shownSince: undefined };
}
