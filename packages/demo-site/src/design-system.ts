import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The folder of Det Fælles Designsystem's sources: templates, icons, styles, fonts. */
export const designSystemFolder = join(dirname(createRequire(import.meta.url).resolve('dkfds')), '../../src');
