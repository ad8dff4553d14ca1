/** The cards above the bar: white, with the page's own words in bold. */
export const liveCardStyle = `
.medkig .above { padding: .75em .94em .88em; background: var(--surface); }
.medkig .above:not(.request) > div > p, .medkig .above:not(.request) > p { display: flex; align-items: flex-start; gap: .8em; font-weight: 600; line-height: 1.4; }
.medkig .above:not(.request) > div > .small { margin: .3em 0 .7em 2.4em; font-weight: 400; }
.medkig .above button:focus-visible { outline-color: var(--focus); box-shadow: 0 0 0 2px var(--surface); }
.medkig .request h2 { font-size: 1.18em; }
.medkig .request p { display: block; margin: .5em 0 .8em; font-weight: 400; overflow-wrap: anywhere; max-height: 8em; overflow: auto; }
.medkig .request .answers button { min-height: 3.06em; }
.medkig .request .wide { margin-top: .7em; }
.medkig .above .line { display: flex; align-items: center; gap: .6em; }
.medkig .above .line + .line { margin-top: .5em; }
.medkig .above .line span { flex: 1; min-width: 0; font-weight: 600; line-height: 1.3; }
.medkig .above .line button { flex: none; min-height: 2.6em; }
.medkig .above + .above:not([hidden]) { border-top: 1px solid var(--line); }
@media (max-height: 22em) {
  .medkig .above { padding: .4em .6em; }
  .medkig .above .small { display: none; }
}
`;
