/**
 * The host element and its button. Sizes are em of the reader's own font size: `rem` would follow the page.
 * The host has no box of its own, so it covers nothing and its children are placed in the view.
 */
export const launcherStyle = `
:host { all: initial; direction: ltr; position: fixed; z-index: 2147483000; }
.launcher {
  position: fixed; right: 1.2em; bottom: max(1.2em, env(safe-area-inset-bottom)); z-index: 1;
  display: flex; align-items: center; gap: .75em; min-height: 3em; margin: 0; padding: 0 1.3em;
  border: 2px solid #fff; border-radius: 9em; background: #13233a; color: #fff; cursor: pointer;
  font: 600 1.0625em/1.2 system-ui, sans-serif;
  box-shadow: 0 0 0 2px #13233a, 0 6px 22px #09142857;
}
.launcher.left { right: auto; left: 1.2em; }
.launcher:hover { text-decoration: underline; }
.launcher:focus-visible { outline: 3px solid #1257d8; outline-offset: 4px; box-shadow: 0 0 0 4px #fff; }
.launcher svg { width: 1.25em; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
:host([data-busy]) .launcher, .launcher[hidden] { display: none; }
.launcher + p { position: fixed; clip-path: inset(50%); }
@media print { :host { display: none; } }
`;
