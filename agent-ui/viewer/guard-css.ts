/**
 * Strings and url() stay as they are: a number before «vh» in a data URL is not a length. Their ends may be
 * missing, as in CSS, and numbers have a longest form: no text takes more than linear time.
 */
const SKIPPED = String.raw`url\([^)]*\)?|"(?:[^"\\\n]|\\[^])*"?|'(?:[^'\\\n]|\\[^])*'?`;
const NUMBER = String.raw`[-+]?(?:\d{1,9}(?:\.\d{1,9})?|\.\d{1,9})`;
const LENGTH = String.raw`(?<![\w\\.-])(${NUMBER})([sld]?vh|[sld]?vb|vmin|vmax)\b`;
const PATTERN = new RegExp(`${SKIPPED}|(@import)\\b|${LENGTH}`, 'gi');

/** Holds a hundredth of the citizen's viewport height on the replayed page's root. */
export const VIEW_HEIGHT = '--medkig-vh';

const inView: Record<string, string> = {
  vh: `var(${VIEW_HEIGHT})`,
  vb: `var(${VIEW_HEIGHT})`,
  vmin: `min(1vw, var(${VIEW_HEIGHT}))`,
  vmax: `max(1vw, var(${VIEW_HEIGHT}))`,
};

/**
 * Style sheet text for the stage. `@import` is broken (the viewer's CSP would refuse the load as well), and
 * lengths that follow the viewport's height follow the citizen's: the stage's own view is as tall as the page.
 */
export function cleanCss(css: string): string {
  return css.replace(PATTERN, (found, atImport?: string, factor?: string, unit?: string) => {
    if (atImport) return '@medkig-dropped';
    if (!factor || !unit) return found;
    const length = inView[unit.toLowerCase().replace(/^[sld]/, '')];
    return length ? `calc(${factor} * ${length})` : found;
  });
}
