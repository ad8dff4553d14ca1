import { type BoxKind, boxKinds } from './replay-event.ts';

/** Hold the words on the replayed page's root, since rules of a sheet cannot be handed any. */
export function wordsProperty(kind: BoxKind): string {
  return `--medkig-box-${kind}`;
}

/** A box for what the stage does not show, in the size of the thing, with a word for what it is. */
export const boxRules = [
  '[data-medkig-box] { box-sizing: border-box !important; overflow: hidden !important; outline: 2px dashed #8A96AA !important; outline-offset: -2px; background: #EEF1F6 !important; }',
  '[data-medkig-box]::before { box-sizing: border-box; width: 100%; height: 100%; display: flex; align-items: center; justify-content: center; padding: 2px 8px; overflow: hidden; text-align: center; font: 14px/1.3 system-ui, sans-serif; color: #13233A; }',
  ...boxKinds.map(
    (kind) => `[data-medkig-box="${kind}"]::before { content: var(${wordsProperty(kind)}, ""); }`,
  ),
];

/** What stands in a frame has a viewport of its own, and takes nothing over from the page around it. */
export const frameRule =
  '[data-medkig-frame] { box-sizing: border-box; overflow: hidden; contain: layout paint; font: medium serif; color: #000; text-align: start; text-indent: 0; text-transform: none; letter-spacing: normal; word-spacing: normal; white-space: normal; visibility: visible; }';

/** The words as CSS. */
export function cssString(words: string): string {
  return `"${words.replace(/["\\\n\r\f]/g, (sign) => `\\${sign.charCodeAt(0).toString(16)} `)}"`;
}
