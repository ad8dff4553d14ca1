import { type Kysely, sql } from 'kysely';
import type { Tables } from '../../storage/tables.ts';

/**
 * What citizens read of an agent, «Anna» or «A.H.»: made from the name that colleagues read, as the employer has
 * chosen. Who has no employer is called by the first name.
 * @param column whose value `id` is: one person's, or of all who are employed there
 */
export async function renewShownAs(
  db: Kysely<Tables>,
  column: 'id' | 'employer_municipality_id',
  id: string,
): Promise<void> {
  const display = sql`(select agent_display from municipality where id = employer_municipality_id)`;
  const initials = sql`regexp_replace(name, '(\\S)\\S*\\s*', '\\1.', 'g')`;
  await db
    .updateTable('agent')
    .set({
      shown_as: sql<string>`case when ${display} = 'initials' then ${initials} else split_part(name, ' ', 1) end`,
    })
    .where(column, '=', id)
    .execute();
}
