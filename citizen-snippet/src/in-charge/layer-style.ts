/** Signs and covers. The pattern and the dots are those that the agent sees. */
export const layerStyle = `
.medkig-layer {
  position: fixed; inset: 0; overflow: hidden; pointer-events: none; z-index: 0; color: #13233a; text-align: start;
  font: 700 max(.875em, 14px)/1.25 system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif;
}
.medkig-layer div { position: absolute; left: 0; top: 0; box-sizing: border-box; }
.medkig-layer [hidden] { display: none; }
.medkig-layer .sign {
  display: flex; align-items: center; gap: .4em; padding: .3em .55em; border: 1px solid #a87400; border-radius: 6px;
  background: #fff0c4; white-space: nowrap;
}
.medkig-layer .sign[hidden] { display: none; }
.medkig-layer .seen { border-color: #fff; background: #8a1253; color: #fff; }
.medkig-layer .small { font-size: 0; gap: 0; padding: 5px 6px; }
.medkig-layer .badge { padding: 2px; border-radius: 50%; }
.medkig-layer .icon {
  flex: none; width: 18px; height: 18px; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round;
  stroke-linejoin: round;
}
.medkig-layer .badge .icon { width: 16px; height: 16px; }
.medkig-layer .cover {
  display: flex; align-items: center; overflow: hidden; padding-inline: 10px; border: 1px solid #66738a;
  background: repeating-linear-gradient(135deg, #d5dbe5 0 1px, #eef1f6 1px 9px); letter-spacing: .1em;
}
.medkig-layer .text { padding: 0; border: 0; }
@media (forced-colors: active) {
  .medkig-layer { forced-color-adjust: none; }
}
@media print { .medkig-layer { display: none; } }
`;
