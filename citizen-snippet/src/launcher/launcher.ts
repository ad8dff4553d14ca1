import { launcherStrings } from '../strings.ts';
import { keepClear } from './keep-clear.ts';
import type { Tag } from './read-tag.ts';
import { readableOn } from './readable-on.ts';

const SVG = 'http://www.w3.org/2000/svg';
const PHONE = 'M5 3h4l2 5-2.5 2a12 12 0 0 0 5.5 5.5l2-2.5 5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 3 5a2 2 0 0 1 2-2z';

export interface Launcher {
  /** `failed`: the main chunk could not be loaded, another press tries again. `browser`: it never will. */
  label(words: 'button' | 'failed' | 'browser'): void;
}

/** The button «Vis os siden» in the corner, kept clear of the page's own controls. */
export function mountLauncher(root: ShadowRoot, tag: Tag, open: () => void): Launcher {
  const button = document.createElement('button');
  button.className = 'launcher';
  button.lang = tag.language;
  const { colour } = tag;
  if (colour) Object.assign(button.style, { background: colour, color: readableOn(colour) });
  const icon = document.createElementNS(SVG, 'svg');
  icon.setAttribute('viewBox', '0 0 24 24');
  icon.setAttribute('aria-hidden', 'true');
  icon.appendChild(document.createElementNS(SVG, 'path')).setAttribute('d', PHONE);
  const words = document.createElement('span');
  button.append(icon, words);
  const said = document.createElement('p');
  said.setAttribute('role', 'status');
  button.onclick = open;
  root.append(button, said);
  const label: Launcher['label'] = (key) => {
    words.textContent = launcherStrings[tag.language][key];
    if (key !== 'button') said.textContent = words.textContent;
  };
  label('button');
  keepClear(button, tag.position);
  return { label };
}
