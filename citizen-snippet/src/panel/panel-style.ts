import { barStyle } from './bar-style.ts';
import { cardStyle } from './card-style.ts';

/**
 * Tokens and the parts that all views share. Sizes are em of the reader's own font size, set by `:host`: at 16 px
 * one em of the panel is 17 px. Borders and rings are px. Everything that means something has a real border, for
 * in forced colours grounds and shadows are gone.
 */
export const panelStyle = `
:host([popover]) { all: initial !important; position: fixed !important; direction: ltr !important; font-size: medium !important; }
.medkig {
  --canvas: #f3f5f8; --surface: #fff; --line: #cbd3de; --control: #66738a; --text: #13233a; --muted: #47556a;
  --ink: #13233a; --ink-hover: #22385a; --on-ink: #fff; --on-ink-muted: #c9d4e4; --edge: #fff;
  --agent: #8a1253; --on-agent: #fff; --stop: #b3221c; --stop-hover: #8f1712; --on-stop: #fff;
  --error: #b3221c; --ok: #12633d; --wait-soft: #fff0c4; --wait-line: #a87400; --focus: #1257d8;
  position: relative; z-index: 1; color: var(--text); color-scheme: light;
  font: 1.0625em/1.45 system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif;
  overflow-wrap: break-word; -webkit-text-size-adjust: 100%; text-size-adjust: 100%;
}
.medkig.dark {
  --canvas: #0d1521; --surface: #152031; --line: #33435a; --control: #8796ae; --text: #e8eef7; --muted: #aab7ca;
  --ink: #060c15; --ink-hover: #1e2b3f; --on-ink-muted: #b9c6d9; --edge: #8796ae;
  --error: #ff9a91; --ok: #85d8ab; --wait-soft: #3b2f0c; --wait-line: #d9a62e; --focus: #ffd84d;
  color-scheme: dark;
}
.medkig, .medkig * { box-sizing: border-box; }
.medkig [hidden] { display: none !important; }
.medkig :is(h2, h3, p, dl, dd) { margin: 0; }
.medkig h2 { font-size: 1.294em; line-height: 1.22; font-weight: 700; text-wrap: balance; }
.medkig h3 { font-size: 1.059em; line-height: 1.3; font-weight: 700; }
.medkig :is(h2, p):focus { outline: none; }
.medkig .muted { color: var(--muted); }
.medkig .small { font-size: .941em; }
.medkig .icon {
  flex: none; width: 1.4em; height: 1.4em; fill: none; stroke: currentColor; stroke-width: 2;
  stroke-linecap: round; stroke-linejoin: round;
}
.medkig .unseen-words {
  position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
}
.medkig button {
  display: flex; align-items: center; justify-content: center; gap: .5em; min-height: 3.06em; margin: 0; padding: .2em .6em;
  border: 2px solid var(--ink); border-radius: .588em; font: inherit; font-weight: 600; line-height: 1.2; color: inherit;
  text-align: center; cursor: pointer; touch-action: manipulation;
}
.medkig button.wide { width: 100%; }
.medkig button.ink { background: var(--ink); color: var(--on-ink); border-color: var(--ink); }
.medkig button.ink:hover { background: var(--ink-hover); }
.medkig button.line { background: var(--surface); border-color: var(--text); color: var(--text); }
.medkig button.line:hover { background: var(--canvas); }
.medkig button.plain {
  min-height: 2.8em; padding: 0 .5em; border-color: transparent; background: none; font-size: .941em;
  text-decoration: underline; text-underline-offset: .2em;
}
.medkig.dark button.ink { border-color: var(--control); }
.medkig .answers { display: grid; grid-template-columns: 1fr 1fr; gap: .7em; }
.medkig :is(button, a, summary, .bar):focus-visible {
  outline: 3px solid var(--focus); outline-offset: 2px; box-shadow: 0 0 0 2px var(--surface);
}
.medkig .avatar {
  flex: none; display: grid; place-items: center; border-radius: 50%; background: var(--agent); color: var(--on-agent);
  font-weight: 700; forced-color-adjust: none; width: 2.7em; height: 2.7em;
}
@media (max-width: 22em) { .medkig .answers .icon { display: none; } }
${cardStyle}
${barStyle}
@media (forced-colors: active) {
  .medkig .avatar { background: Highlight; color: HighlightText; }
  .medkig button.plain { border-color: transparent; }
}
@media (prefers-reduced-motion: no-preference) {
  .medkig :is(.card, .bar:not(.idle)) { animation: medkig-in 200ms ease-out; }
  @keyframes medkig-in { from { opacity: 0; translate: 0 .7em; } }
}
`;
