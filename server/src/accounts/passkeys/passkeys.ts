/** The rows of passkeys. */
import type { Passkey } from '@medkig/api/passkey';
import type { Kysely } from 'kysely';
import type { Tables } from '../../storage/tables.ts';

/** What a signature is checked by. */
export interface KeptPasskey {
  id: string;
  agentId: string;
  credentialId: string;
  publicKey: Uint8Array<ArrayBuffer>;
  counter: number;
}

export async function passkeysOf(db: Kysely<Tables>, agentId: string) {
  const rows = await db
    .selectFrom('passkey')
    .select(['id', 'credential_id', 'name', 'created_at', 'last_used_at'])
    .where('agent_id', '=', agentId)
    .orderBy('created_at')
    .execute();
  return rows.map((row) => ({
    credentialId: row.credential_id,
    passkey: {
      id: row.id,
      name: row.name,
      createdAt: row.created_at.getTime(),
      lastUsedAt: row.last_used_at?.getTime() ?? null,
    } satisfies Passkey,
  }));
}

export async function findPasskey(
  db: Kysely<Tables>,
  credentialId: string,
): Promise<KeptPasskey | undefined> {
  const row = await db
    .selectFrom('passkey')
    .select(['id', 'agent_id', 'credential_id', 'public_key', 'counter'])
    .where('credential_id', '=', credentialId)
    .executeTakeFirst();
  return (
    row && {
      id: row.id,
      agentId: row.agent_id,
      credentialId: row.credential_id,
      publicKey: new Uint8Array(Buffer.from(row.public_key, 'base64url')),
      counter: Number(row.counter),
    }
  );
}

export interface NewPasskey {
  agentId: string;
  credentialId: string;
  publicKey: Uint8Array;
  counter: number;
  transports: string[];
  name: string;
  /** Milliseconds since 1970. */
  now: number;
}

export async function insertPasskey(db: Kysely<Tables>, passkey: NewPasskey): Promise<Passkey> {
  const { id } = await db
    .insertInto('passkey')
    .values({
      agent_id: passkey.agentId,
      credential_id: passkey.credentialId,
      public_key: Buffer.from(passkey.publicKey).toString('base64url'),
      counter: passkey.counter,
      transports: passkey.transports,
      name: passkey.name,
      created_at: new Date(passkey.now),
      last_used_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { id, name: passkey.name, createdAt: passkey.now, lastUsedAt: null };
}

/** Whether nobody has used it meanwhile with the counter that was read: of two at once, one counts. */
export async function notePasskeyUse(
  db: Kysely<Tables>,
  { id, counter }: KeptPasskey,
  use: { counter: number; now: number },
): Promise<boolean> {
  const noted = await db
    .updateTable('passkey')
    .set({ counter: use.counter, last_used_at: new Date(use.now) })
    .where('id', '=', id)
    .where('counter', '=', counter)
    .returning('id')
    .executeTakeFirst();
  return noted !== undefined;
}

/** Whether the person had it. */
export async function deletePasskey(
  db: Kysely<Tables>,
  { id, agentId }: { id: string; agentId: string },
): Promise<boolean> {
  const deleted = await db
    .deleteFrom('passkey')
    .where('id', '=', id)
    .where('agent_id', '=', agentId)
    .returning('id')
    .executeTakeFirst();
  return deleted !== undefined;
}
