import * as v from 'valibot';

/** Rule for step 4, «Læs igennem». */
export const confirmation = v.object({
  bekraeft: v.literal('ja', 'Sæt kryds ved, at du har læst det hele igennem'),
});
