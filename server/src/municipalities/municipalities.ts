/** Municipalities and their phone numbers. */
import type { Kysely } from 'kysely';
import type { Tables } from '../storage/tables.ts';

/**
 * Adds the municipality, or finds the one of that name and gives it the phone number. Returns its id.
 * @param municipality.phone as it is read aloud: «12 34 56 78»
 */
export async function saveMunicipality(
  db: Kysely<Tables>,
  municipality: { name: string; phone: string },
): Promise<string> {
  const { name, phone } = municipality;
  return db.transaction().execute(async (transaction) => {
    const { id } = await transaction
      .insertInto('municipality')
      .values({ name })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ name }))
      .returning('id')
      .executeTakeFirstOrThrow();
    await transaction
      .insertInto('phone_number')
      .values({ municipality_id: id, number: phone })
      .onConflict((conflict) => conflict.column('municipality_id').doUpdateSet({ number: phone }))
      .execute();
    return id;
  });
}
