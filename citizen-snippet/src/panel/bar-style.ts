/** The bar of a running session: dark while the page is seen, pale yellow with a thick edge while it is not. */
export const barStyle = `
.medkig .bar.idle {
  width: 1px; height: 1px; padding: 0; border: 0; box-shadow: none; clip-path: inset(50%); pointer-events: none;
}
.medkig .now { padding: .82em; background: var(--ink); color: var(--on-ink); }
.medkig .bar .who { gap: .65em; margin-bottom: .7em; }
.medkig .bar .words { flex: 1; min-width: 0; }
.medkig .sentence { font-size: 1.059em; line-height: 1.3; font-weight: 700; }
.medkig .more { font-size: .882em; color: var(--on-ink-muted); }
.medkig .bar .avatar { width: 2.35em; height: 2.35em; border: 2px solid var(--on-ink); }
.medkig .bar .who > .icon { width: 1.6em; height: 1.6em; margin-inline-end: .2em; }
.medkig button.pause { background: #fff; border-color: #fff; color: #13233a; }
.medkig button.pause .icon { stroke-width: 3.4; }
.medkig button.pause:hover { background: #e8ecf2; }
.medkig button.stop { grid-column: 2; background: var(--stop); border-color: #fff; color: var(--on-stop); }
.medkig button.stop:hover { background: var(--stop-hover); }
.medkig .bar button:focus-visible { outline-color: #ffd84d; box-shadow: 0 0 0 2px var(--ink); }

.medkig .bar[data-look=unseen] .now { border-top: 8px solid var(--wait-line); background: var(--wait-soft); color: var(--text); }
.medkig .bar[data-look=unseen] .who { align-items: flex-start; }
.medkig .bar[data-look=unseen] .who > .icon { display: none; }
.medkig .bar[data-look=unseen] .sign .icon { width: 1.75em; height: 1.75em; }
.medkig .bar[data-look=unseen] .more { margin-top: .3em; font-size: 1em; color: inherit; }
.medkig .bar[data-look=unseen] button.stop { border-color: var(--stop); }
.medkig .bar[data-look=unseen] button.pause { border-color: #13233a; }
.medkig .bar[data-look=unseen] button:focus-visible { outline-color: var(--focus); box-shadow: 0 0 0 2px var(--wait-soft); }

@media (max-width: 30em) { .medkig .now { padding-bottom: max(.82em, env(safe-area-inset-bottom)); } }
@media (max-width: 22em) { .medkig .answers button { padding-inline: .4em; } }
@media (max-height: 22em) {
  .medkig .bar[data-look=seen] .now { display: flex; align-items: center; gap: .6em; padding: .42em .6em; }
  .medkig .bar[data-look=seen] .who { flex: 1; min-width: 0; margin: 0; }
  .medkig .bar[data-look=seen] :is(.sign, .more, .who > .icon) { display: none; }
  .medkig .bar[data-look=seen] .sentence { font-size: 1em; line-height: 1.2; }
  .medkig .bar[data-look=seen] .answers { flex: none; gap: .6em; }
  .medkig .bar .answers button { min-height: 2.6em; padding-inline: .8em; }
  .medkig .bar[data-look=unseen] .more { display: none; }
}
`;
