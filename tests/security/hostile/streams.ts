import { addresses } from './addresses.ts';
import type { Stream } from './build.ts';
import { documents, fields } from './documents.ts';
import { frames } from './frames.ts';
import { handlers } from './handlers.ts';
import { scripts } from './scripts.ts';
import { nonsense, shapes } from './shapes.ts';
import { sizes } from './sizes.ts';
import { styles } from './styles.ts';

export const families: Record<string, readonly Stream[]> = {
  scripts,
  handlers,
  addresses,
  styles,
  documents,
  fields,
  frames,
  shapes,
  nonsense,
  sizes,
};
