import { assetAddress } from './asset-address.ts';
import type { Assets } from './guard-attributes.ts';
import type { StageAssets, StageTexts } from './viewer-messages.ts';

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
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="180" height="60"><rect width="100%" height="100%" fill="#EEF1F6" stroke="#8A96AA" stroke-width="2" stroke-dasharray="6 4"/><text x="50%" y="50%" text-anchor="middle" dominant-baseline="middle" font-family="system-ui,sans-serif" font-size="14" fill="#13233A">${text}</text></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
