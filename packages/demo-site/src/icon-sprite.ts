import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { designSystemFolder } from './design-system.ts';

/** Every icon a template of the site shows by name. All icons together would add 53 kB to each page. */
const iconNames = [
  'arrow-forward',
  'check',
  'chevron-right',
  'close',
  'error',
  'info',
  'menu',
  'open-in-new',
  'search',
  'success',
  'warning',
] as const;

/** The icons as hidden symbols, for `<use href="#name">` on the same page. */
export function readIconSprite(): string {
  const all = readFileSync(join(designSystemFolder, 'img/all-svg-icons.svg'), 'utf8');
  const symbols = iconNames.map((name) => {
    const symbol = new RegExp(`<symbol id="${name}".*?</symbol>`, 's').exec(all);
    if (!symbol) throw new Error(`Det Fælles Designsystem has no icon named ${name}`);
    return symbol[0];
  });
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>`;
}
