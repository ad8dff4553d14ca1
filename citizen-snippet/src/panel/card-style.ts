/** Cards: a box in the corner from 481 px, a sheet at the bottom below that. */
export const cardStyle = `
.medkig :is(.card, .bar) {
  position: fixed; right: 1.412em; bottom: calc(1.412em + var(--lift, 0px)); width: 25em;
  max-height: calc(var(--view, 100dvh) - 2.824em); display: flex; flex-direction: column; overflow: hidden;
  border: 2px solid var(--ink); border-radius: .941em; background: var(--surface);
  box-shadow: 0 0 0 3px var(--edge), 0 14px 44px rgb(9 20 40/.34);
}
.medkig.left :is(.card, .bar) { right: auto; left: 1.412em; }
.medkig.dark :is(.card, .bar) { border-color: var(--control); box-shadow: 0 0 0 3px var(--ink), 0 14px 44px rgb(9 20 40/.6); }
.medkig .head {
  flex: none; display: flex; align-items: center; gap: .6em; min-height: 3.35em; padding: .2em .7em .2em 1.18em;
  background: var(--canvas); border-bottom: 1px solid var(--line); font-weight: 600;
}
.medkig .head .icon { width: 1.25em; height: 1.25em; }
.medkig .head button:not(:hover) { text-decoration: none; }
.medkig .municipality { flex: 1; font-size: .941em; }
.medkig .body { flex: 0 1 auto; min-height: 0; overflow: auto; padding: 1.06em 1.18em 1.18em; scroll-padding: 1em; }
.medkig .body > h2 + p { margin-top: .5em; }

.medkig form { margin: 1.4em 0 0; }
.medkig label { display: block; font-size: 1.059em; line-height: 1.35; font-weight: 700; }
.medkig .problem { display: flex; gap: .45em; margin: .2em 0 .1em; color: var(--error); font-weight: 700; }
.medkig .problem:empty { display: none; }
.medkig input {
  display: block; width: 100%; height: 2.13em; margin: .25em 0 .43em; padding: 0 .5em; border: 2px solid var(--control);
  border-radius: .333em; background: var(--surface); color: var(--text); font: inherit; font-size: 1.765em; font-weight: 600; line-height: 1.2;
  font-variant-numeric: tabular-nums; letter-spacing: .045em; word-spacing: .14em;
}
.medkig input:focus { outline: 3px solid var(--focus); outline-offset: 2px; box-shadow: 0 0 0 2px var(--surface); }
.medkig input[aria-invalid=true] { border: 3px solid var(--error); }
.medkig .contact { margin-top: 1.12em; padding-top: .8em; border-top: 1px solid var(--line); display: grid; gap: .55em; }
.medkig a { color: inherit; font-weight: 600; text-underline-offset: .15em; white-space: nowrap; border-radius: 2px; }
.medkig .room { visibility: hidden; }
.medkig .hours { display: flex; align-items: baseline; gap: .5em; }
.medkig .hours::before {
  content: ""; flex: none; width: .59em; height: .59em; border: 2px solid var(--control); border-radius: 50%;
}
.medkig .hours.open::before { border-color: var(--ok); background: var(--ok); }

.medkig .catcher { position: fixed; inset: 0; }
.medkig .consent .body { display: grid; gap: .75em; padding-bottom: .8em; }
.medkig .who { display: flex; align-items: center; gap: .7em; }
.medkig .term { display: grid; grid-template-columns: 1.47em 1fr; gap: .75em; }
.medkig .term .icon { width: 1.47em; height: 1.47em; }
.medkig .word {
  display: flex; align-items: baseline; justify-content: space-between; gap: 0 .8em; padding: .5em .7em;
  border: 1px solid var(--line); border-radius: .588em; background: var(--canvas);
}
.medkig .word strong { font-size: 1.059em; white-space: nowrap; }
.medkig .warning {
  display: grid; grid-template-columns: 1.4em 1fr; gap: .7em; padding: .6em .7em; border-inline-start: 5px solid var(--wait-line);
  border-radius: .35em; background: var(--wait-soft);
}
.medkig summary {
  display: inline-flex; align-items: center; gap: .5em; min-height: 2.6em; list-style: none; cursor: pointer; font-weight: 600;
  border-radius: .35em;
}
.medkig summary::-webkit-details-marker { display: none; }
.medkig summary span { text-decoration: underline; text-underline-offset: .2em; }
.medkig summary .icon { width: 1.2em; height: 1.2em; }
.medkig details[open] summary .icon { rotate: 180deg; }
.medkig .pinned { flex: none; padding: .7em 1.18em .9em; border-top: 1px solid var(--line); }

.medkig .outcome { display: flex; gap: .8em; }
.medkig .outcome > div { flex: 1; min-width: 0; }
.medkig .outcome > .icon { width: 1.76em; height: 1.76em; margin-top: .1em; }
.medkig .outcome p { margin-top: .35em; }
.medkig .outcome + button { margin-top: 1em; }

@media (max-width: 30em) {
  .medkig :is(.card, .bar), .medkig.left :is(.card, .bar) {
    right: 0; left: 0; bottom: var(--lift, 0px); width: auto; max-height: calc(var(--view, 100dvh) - 1em);
    border-width: 2px 0 0; border-radius: .941em .941em 0 0;
  }
  .medkig .card { padding-bottom: env(safe-area-inset-bottom); }
}
@media (max-width: 22em) {
  .medkig .body { padding: .82em; }
  .medkig .head { padding-inline-start: .82em; }
  .medkig .pinned { padding: .6em .82em .7em; }
  .medkig input { font-size: 1.53em; }
}
@media (max-height: 22em) {
  .medkig .card { overflow: auto; }
  .medkig .card .body { overflow: visible; min-height: auto; flex: none; }
  .medkig .consent .avatar { display: none; }
}
`;
