/** The municipalities, their hotline and the agent of the demo. Written again at each start, with the same outcome. */
import { type Rules, strictestRules } from '@medkig/api/policy';
import type { Kysely } from 'kysely';
import { saveAgent } from '../accounts/agents.ts';
import { hashPassword } from '../accounts/password.ts';
import type { Credentials, DemoConfig } from '../config.ts';
import { seedCards } from '../guide-cards/guide-cards.ts';
import { houseCards } from '../guide-cards/house-cards.ts';
import { joinHotline, saveHotline, saveWeeklyHours } from '../hotline/hotlines.ts';
import { saveMunicipality } from '../municipalities/municipalities.ts';
import { addPolicy, policyAt } from '../municipalities/policies.ts';
import { saveSite } from '../municipalities/sites.ts';
import type { Tables } from '../storage/tables.ts';

export const VESTBY = 'Vestby Kommune';
export const NORDBY = 'Nordby Kommune';
export const SELF_SERVICE = 'Mit Vestby';
export const DEMO_EMAIL = 'anna@vestby.example';

export interface DemoSeed {
  /** Where each municipality's pages may stand. */
  origins: { vestby: string[]; nordby: string[] };
  agent: Credentials;
  hours?: DemoConfig['hours'];
  /** Milliseconds since 1970. */
  now: number;
}

/**
 * The pages say whom to call and write to; a citizen's own answers are hidden as what was typed. Both browsers are on one
 * machine, which has no address to hide.
 */
const demoRules = { phones: false, emails: false, peer: 'direct' } as const;

const ALWAYS = { opens: 0, closes: 24 * 60 };

export async function seedDemo(
  db: Kysely<Tables>,
  { origins, agent, hours = ALWAYS, now }: DemoSeed,
): Promise<void> {
  const hotlineId = await saveHotline(db, { name: 'Den Digitale Hotline', timeZone: 'Europe/Copenhagen' });
  const week = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, ...hours }));
  await saveWeeklyHours(db, hotlineId, week);

  await seedCards(db, { hotlineId, by: null, now }, houseCards);

  const vestbyId = await seedMunicipality(db, {
    hotlineId,
    name: VESTBY,
    phone: '12 34 56 78',
    siteKey: 'vestby',
    origins: origins.vestby,
    rules: {
      grants: ['view', 'point', 'navigate', 'click', 'fill'],
      hosts: ['www.borger.dk'],
      presets: ['dkfds'],
      never: ['/betaling'],
      ...demoRules,
    },
    now,
  });
  await seedMunicipality(db, {
    hotlineId,
    name: NORDBY,
    phone: '87 65 43 21',
    siteKey: 'nordby',
    origins: origins.nordby,
    rules: { grants: ['view', 'point', 'navigate'], presets: ['dkfds', 'os2forms'], ...demoRules },
    now,
  });

  await saveAgent(db, {
    email: agent.email,
    name: 'Anna Holm',
    shownAs: 'Anna',
    roles: ['agent', 'lead', 'operator'],
    employerMunicipalityId: vestbyId,
    passwordHash: await hashPassword(agent.password),
  });
}

interface MunicipalitySeed {
  hotlineId: string;
  name: string;
  phone: string;
  siteKey: string;
  origins: string[];
  /** Where they differ from the strictest. */
  rules: Partial<Rules>;
  now: number;
}

async function seedMunicipality(db: Kysely<Tables>, seed: MunicipalitySeed): Promise<string> {
  const municipalityId = await saveMunicipality(db, { name: seed.name, phone: seed.phone });
  await joinHotline(db, seed.hotlineId, municipalityId);
  await saveSite(db, { key: seed.siteKey, municipalityId, origins: seed.origins });
  const { version } = await policyAt(db, municipalityId, seed.now);
  if (version === 0) {
    const rules = { ...strictestRules, ...seed.rules };
    await addPolicy(db, municipalityId, { rules, validFrom: seed.now, by: null, at: seed.now });
  }
  return municipalityId;
}
