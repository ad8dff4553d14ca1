/** The outline around the part that a press would hide, and what catches the press. */
export const pickStyle = `
.medkig-pick { position: fixed; inset: 0; z-index: 0; cursor: crosshair; }
.medkig-pick:focus-visible { outline: 3px solid #1257d8; outline-offset: -3px; }
.medkig-picked {
  position: fixed; left: 0; top: 0; box-sizing: border-box; pointer-events: none; border: 4px solid #13233a;
  border-radius: 6px; box-shadow: 0 0 0 3px #fff, inset 0 0 0 3px #fff;
}
.medkig-picked[hidden] { display: none; }
.medkig-said { position: fixed; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
@media (forced-colors: active) { .medkig-picked { border-color: Highlight; } }
`;
