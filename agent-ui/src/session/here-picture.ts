import type { HerePicture, Picture } from './agent-state.ts';

/** The picture as it goes on when both are there. */
export function beneath(picture: Picture): HerePicture {
  return picture.is === 'away' ? picture.was : picture;
}
