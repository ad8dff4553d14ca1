import { readDataKeys } from '../sealing/data-keys.ts';
import { createSeal } from '../sealing/seal.ts';
import { resealAll } from '../sealing/sealed-cells.ts';
import type { Command } from './command.ts';
import { withDatabase } from './with-database.ts';

export const resealCommand: Command = {
  name: 'reseal',
  does: 'seals every stored secret under DATA_KEY that DATA_KEY_PREVIOUS still opens',
  async run(rest, deps) {
    if (rest.length > 0) return 2;
    return withDatabase(deps, async ({ db }, { dataKey }) => {
      const read = await readDataKeys(dataKey);
      if (!read.ok) {
        deps.complain('There is no data key that can be read; «medkig doctor» says more.');
        return 1;
      }
      const seal = createSeal({ keys: read.keys, randomBytes: deps.randomBytes });
      const { all, old, shut } = await resealAll(db, seal);
      deps.write(`${old} of ${all} secrets were sealed anew.`);
      if (shut === 0) return 0;
      deps.complain(`${shut} of ${all} secrets open with no key that is set; they were left alone.`);
      return 1;
    });
  },
};
