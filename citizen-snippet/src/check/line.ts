import { make } from '../panel/element.ts';
import { icon } from '../panel/icons.ts';

export function line(sign: 'struckEye' | 'warning', words: string, found = ''): HTMLElement {
  return make('p', { class: 'term' }, icon(sign), make('span', {}, `${words} `, make('strong', {}, found)));
}
