import { assetAddress } from './asset-address.ts';
import type { Assets } from './guard-attributes.ts';
import type { StageAssets, StageTexts } from './viewer-messages.ts';

const MARKER = 'medkig-no-picture';

/** Edges for the drawing, which is scaled as its words are. */
export const noPictureRule = `[src^="data:image/svg+xml,%3Csvg%20id%3D%22${MARKER}"] { outline: 2px dashed #8A96AA !important; outline-offset: -2px; }`;

/** What stands for addresses on the stage. Until the console has told of a store, none is carried. */
export function stageAssets(
  origin: string,
  store: StageAssets | undefined,
  texts: StageTexts | undefined,
): Assets {
  const at = store && `${origin}/store/${store.pass}/${store.site}/`;
  return {
    address: assetAddress(at, store?.origins ?? []),
    noPicture: drawn(texts?.boxes.picture ?? ''),
  };
}

/** A drawing that fills the picture's place, with the words in its middle. */
function drawn(words: string): string {
  const text = words.replace(/[<>&"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const svg = `<svg id="${MARKER}" xmlns="http://www.w3.org/2000/svg" width="180" height="60" viewBox="0 0 180 60"><rect x="-9999" y="-9999" width="20178" height="20058" fill="#EEF1F6"/><text x="90" y="35" text-anchor="middle" font-family="system-ui,sans-serif" font-size="14" fill="#13233A">${text}</text></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
