import { make } from './element.ts';

/** The agent's first letter on plum; the name itself always stands beside it. */
export function avatar(shownAs: string): HTMLElement {
  const [letter = ''] = shownAs;
  return make('span', { class: 'avatar', 'aria-hidden': 'true' }, letter.toUpperCase());
}
