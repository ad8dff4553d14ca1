/** Of the receipt, the closing question and the report of a call. */
export const afterStyle = `
.medkig dl { display: grid; grid-template-columns: auto 1fr; gap: .45em .8em; margin-top: 1em; padding-top: .8em; border-top: 1px solid var(--line); }
.medkig dt { color: var(--muted); }
.medkig dd { font-weight: 600; }
.medkig .rating { margin-top: 1em; padding-top: .9em; border-top: 1px solid var(--line); }
.medkig .thirds { display: grid; grid-template-columns: 1fr auto 1fr; gap: .6em; margin: .7em 0 .2em; }
.medkig .rating .plain, .medkig .report .plain { padding-inline: 0; }
.medkig .report { margin-top: .7em; }
.medkig .report p { font-weight: 600; }
@media (max-width: 22em) {
  .medkig .thirds { grid-template-columns: 1fr; }
}
`;
