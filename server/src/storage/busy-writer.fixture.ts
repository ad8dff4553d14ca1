/**
 * A process of its own that writes entries to an audit log, one after the other, until there are as many as it was told.
 * Says each one's number once it is written. Arguments: the database's configuration as JSON, the municipality, how many.
 */
import * as v from 'valibot';
import { appendEntry } from '../audit/audit-log.ts';
import { openDatabase } from './database.ts';

const configSchema = v.variant('kind', [
  v.object({ kind: v.literal('postgres'), url: v.string() }),
  v.object({ kind: v.literal('embedded'), folder: v.string() }),
]);

const [config = '', municipality = '', count = ''] = process.argv.slice(2);
const { db, close } = await openDatabase(v.parse(configSchema, JSON.parse(config)));
for (let at = 1; at <= Number(count); at++) {
  await db.transaction().execute((transaction) =>
    appendEntry(transaction, {
      chain: { of: 'municipality', id: municipality },
      at,
      agentId: null,
      roomId: null,
      fact: { what: 'call-reported' },
    }),
  );
  process.stdout.write(`${at}\n`);
}
await close();
