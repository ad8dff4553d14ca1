/**
 * How the agent's marks look on any ground: plum between two white edges. White and plum are 9.16:1 apart, so on
 * every colour one of them stands out by at least 3:1. Sizes are em of the reader's own font size.
 */
export const markStyle = `
.medkig-marks {
  --line: 4px; --halo: 3px; --round: 12px; --plum: #8A1253; --edge: #FFFFFF;
  position: fixed; inset: 0; overflow: hidden; pointer-events: none; z-index: 0;
  font: 700 1.0625em/1.25 system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif;
  color: var(--edge); text-align: start; letter-spacing: normal; forced-color-adjust: none;
}
.medkig-ring, .medkig-tag, .medkig-pointer { position: absolute; left: 0; top: 0; box-sizing: border-box; }
.medkig-ring {
  border: var(--line) solid var(--plum); border-radius: var(--round);
  box-shadow: 0 0 0 var(--halo) var(--edge), inset 0 0 0 var(--halo) var(--edge);
  animation: medkig-arrive 240ms ease-out;
}
.medkig-tag {
  display: flex; align-items: center; gap: .45em; width: max-content; max-width: min(22em, 90vw);
  padding: .3em .75em .3em .35em; border-radius: 8px;
  background: var(--plum); box-shadow: 0 0 0 var(--halo) var(--edge);
  animation: medkig-appear 240ms ease-out;
}
.medkig-marks.narrow .medkig-tag { font-size: .882em; }
.medkig-disc {
  flex: none; display: grid; place-items: center; width: 1.53em; height: 1.53em; border-radius: 50%;
  background: var(--edge); color: var(--plum); font-variant-numeric: tabular-nums;
}
.medkig-pointer { z-index: 1; }
.medkig-pointer svg { display: block; width: 46px; height: 46px; margin: -4px 0 0 -4px; overflow: visible; }
.medkig-pointer path { fill: var(--plum); stroke: var(--edge); stroke-width: 4; stroke-linejoin: round; }
.medkig-pointer span {
  position: absolute; left: 30px; top: 38px; padding: .2em .75em; border-radius: 99px; white-space: nowrap;
  font-size: .882em; background: var(--plum); box-shadow: 0 0 0 2px var(--edge);
}
.medkig-spotlight[hidden], .medkig-ring[hidden], .medkig-tag[hidden], .medkig-pointer[hidden] { display: none; }
.medkig-spotlight {
  position: absolute; left: 0; top: 0; border-radius: var(--round); outline: 2px solid var(--edge);
  box-shadow: 0 0 0 200vmax rgb(19 35 58 / .55); animation: medkig-appear 240ms ease-out;
}
.medkig-stroke { position: absolute; inset: 0; width: 100%; height: 100%; overflow: visible; }
.medkig-stroke polyline { fill: none; stroke: var(--edge); stroke-width: 11; stroke-linecap: round; stroke-linejoin: round; }
.medkig-stroke polyline + polyline { stroke: var(--plum); stroke-width: 5; }
@keyframes medkig-arrive { from { scale: 1.12; } }
@keyframes medkig-appear { from { opacity: 0; } }
@media (prefers-reduced-motion: reduce) { .medkig-ring, .medkig-tag, .medkig-spotlight { animation: none; } }
@media (forced-colors: active) { .medkig-marks { --plum: Highlight; --edge: HighlightText; }
  .medkig-ring { --edge: Canvas; } .medkig-disc { color: Highlight; } }
@media print { .medkig-marks { display: none; } }
`;
