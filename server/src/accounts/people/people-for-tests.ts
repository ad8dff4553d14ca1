/** Two hotlines with three municipalities and a person for each role, and how they ask. */
import { createHash } from 'node:crypto';
import type { Role } from '@medkig/api/role';
import type { Kysely } from 'kysely';
import { joinHotline, saveHotline } from '../../hotline/hotlines.ts';
import { saveMunicipality } from '../../municipalities/municipalities.ts';
import type { Tables } from '../../storage/tables.ts';
import type { Principal } from '../access.ts';
import { findAgent, saveAgent } from '../agents.ts';
import { principalOf } from '../principal.ts';

export interface TestPeople {
  /** In one hotline with Nordby. */
  vestby: string;
  nordby: string;
  /** In a hotline of its own. */
  sydby: string;
  /** Adds somebody who can sign in; returns the id. */
  add(email: string, roles: Role[], employer: string | null): Promise<string>;
  who(id: string): Promise<Principal>;
}

export async function seedPeople(db: Kysely<Tables>): Promise<TestPeople> {
  const [north, south] = [
    await saveHotline(db, { name: 'Hotline Nord', timeZone: 'Europe/Copenhagen' }),
    await saveHotline(db, { name: 'Hotline Syd', timeZone: 'Europe/Copenhagen' }),
  ];
  const municipality = async (name: string, hotlineId: string) => {
    const id = await saveMunicipality(db, { name, phone: '12 34 56 78' });
    await joinHotline(db, hotlineId, id);
    return id;
  };
  return {
    vestby: await municipality('Vestby', north),
    nordby: await municipality('Nordby', north),
    sydby: await municipality('Sydby', south),
    add: (email, roles, employerMunicipalityId) =>
      saveAgent(db, {
        email,
        name: `${email.split('@')[0]} Jensen`,
        shownAs: '',
        roles,
        employerMunicipalityId,
        passwordHash: 'a hash',
      }),
    async who(id) {
      const agent = await findAgent(db, id);
      if (!agent) throw new Error('no such agent');
      return principalOf(agent);
    },
  };
}

/** Other bytes each time. */
export function countingBytes(): (n: number) => Uint8Array {
  let count = 0;
  return (n) => createHash('sha512').update(String(count++)).digest().subarray(0, n);
}
