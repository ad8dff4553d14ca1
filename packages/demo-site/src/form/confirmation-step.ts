import * as v from 'valibot';
import type { Step } from './form.ts';

/** The last step of every form: the citizen reads it all through and confirms. */
export const confirmationStep: Step = {
  id: 'laes-igennem',
  title: 'Læs igennem',
  fields: ['bekraeft'],
  groups: [],
  controls: { bekraeft: 'bekraeft' },
  rules: () => v.object({ bekraeft: v.literal('ja', 'Sæt kryds ved, at du har læst det hele igennem') }),
};
