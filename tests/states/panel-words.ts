/** Every sentence of the panel in Danish, those too that come with a chunk of their own. */

import { connectionStrings } from '@medkig/citizen-snippet/strings-connection';
import { crossingStrings } from '@medkig/citizen-snippet/strings-crossing';
import { da } from '@medkig/citizen-snippet/strings-da';

export const panelWords = { ...da, ...crossingStrings.da, ...connectionStrings.da };
export type PanelKey = keyof typeof panelWords;
