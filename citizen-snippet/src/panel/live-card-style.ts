/** The cards above the bar, white, with the page's own words in bold; and what else is in the bar. */
export const liveCardStyle = `
.medkig .mark { padding: .75em .94em .88em; background: var(--surface); }
.medkig .mark p { display: flex; align-items: flex-start; gap: .8em; margin-bottom: .6em; font-weight: 600; line-height: 1.4; }
.medkig .mark button:focus-visible { outline-color: var(--focus); box-shadow: 0 0 0 2px var(--surface); }
.medkig .mark .avatar { width: 1.75em; height: 1.75em; border: 0; }
.medkig .above { padding: .75em .94em .88em; background: var(--surface); }
.medkig .above:not(.request) > div > p, .medkig .above:not(.request) > p { display: flex; align-items: flex-start; gap: .8em; font-weight: 600; line-height: 1.4; }
.medkig .above:not(.request) > div > .small { margin: .3em 0 .7em 2.4em; font-weight: 400; }
.medkig .above button:focus-visible { outline-color: var(--focus); box-shadow: 0 0 0 2px var(--surface); }
.medkig .request:focus { outline: none; }
.medkig .request h2 { font-size: 1.18em; }
.medkig .request p { display: block; margin: .5em 0 .8em; font-weight: 400; overflow-wrap: anywhere; max-height: 8em; overflow: auto; }
.medkig .request .answers button { min-height: 3.06em; }
.medkig .request .wide { margin-top: .7em; }
.medkig .above .line { display: flex; align-items: center; gap: .6em; }
.medkig .above .line + .line { margin-top: .5em; }
.medkig .above .line span { flex: 1; min-width: 0; font-weight: 600; line-height: 1.3; }
.medkig .above .line button { flex: none; min-height: 2.6em; }
.medkig .pressed:empty { padding: 0; }
.medkig .above:not(:empty) + .above:not([hidden]) { border-top: 1px solid var(--line); }
.medkig .part { font-size: .882em; font-weight: 600; }
.medkig .looks { display: flex; flex-wrap: wrap; justify-content: center; gap: 0 .6em; margin: .5em 0 -.5em; }
.medkig .looks .icon { width: 1.2em; height: 1.2em; }
@media (max-height: 22em) {
  .medkig .part { position: absolute; clip-path: inset(50%); }
  .medkig .looks { display: none; }
  .medkig .mark { display: flex; align-items: center; gap: .6em; padding: .4em .6em; }
  .medkig .mark p { margin: 0; }
  .medkig .mark p span + span { display: none; }
  .medkig .mark button { min-height: 2.6em; }
  .medkig .above { padding: .4em .6em; }
  .medkig .above .small { display: none; }
}
`;
