/** Many people at once: enough hotlines for their codes, and an agent for each pair. */
import { createHash, randomBytes } from 'node:crypto';
import { openDatabase } from '@medkig/server/database';

/** An agent, and whoever calls. */
export interface Person {
  agentId: string;
  sessionId: string;
  /** What the cookie of the agent's sign-in holds. */
  token: string;
  hotlineId: string;
  site: string;
  origin: string;
}

/** What the load has to know to join. */
export interface Service {
  console: string;
  /** PEM. */
  jwtPrivateKey: string;
  /** One for each pair. */
  people: Person[];
}

/** Pairs of one hotline: it has a hundred codes, and those that were used rest for a quarter of an hour. */
const PAIRS_EACH = 80;
const DAY_MS = 24 * 60 * 60_000;

/** As many as there are to be pairs, in the rows of a database that is there. */
export async function addPeople(
  databaseUrl: string,
  pairs: number,
  pairsEach = PAIRS_EACH,
): Promise<Service['people']> {
  const { db, close } = await openDatabase({ kind: 'postgres', url: databaseUrl });
  const people: Service['people'] = [];
  for (let first = 0; first < pairs; first += pairsEach) {
    const number = first / pairsEach;
    const [site, origin] = [`by-${number}`, `https://by-${number}.example`];
    const hotline = { name: `Hotline ${number}`, time_zone: 'Europe/Copenhagen' };
    const hotlineId = (
      await db.insertInto('hotline').values(hotline).returning('id').executeTakeFirstOrThrow()
    ).id;
    const town = { name: `By ${number}` };
    const townId = (
      await db.insertInto('municipality').values(town).returning('id').executeTakeFirstOrThrow()
    ).id;
    const of = { municipality_id: townId };
    const week = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: 0, closes: 24 * 60 }));
    await db
      .insertInto('weekly_hours')
      .values(week.map((day) => ({ ...day, hotline_id: hotlineId })))
      .execute();
    await db
      .insertInto('phone_number')
      .values({ ...of, number: '12 34 56 78' })
      .execute();
    await db
      .insertInto('hotline_municipality')
      .values({ ...of, hotline_id: hotlineId })
      .execute();
    await db
      .insertInto('site')
      .values({ ...of, key: site, origins: [origin] })
      .execute();
    const agents = await db
      .insertInto('agent')
      .values(
        Array.from({ length: pairsEach }, (_, place) => ({
          ...{ email: `a${first + place}@medkig.example`, name: 'Anna Holm', shown_as: 'Anna' },
          employer_municipality_id: townId,
          password_hash: null,
          roles: ['agent' as const],
        })),
      )
      .returning('id')
      .execute();
    const now = new Date();
    const signedIn = agents.map(({ id }) => ({ id, token: randomBytes(32).toString('base64url') }));
    const tokens = new Map(signedIn.map(({ id, token }) => [id, token]));
    const sessions = await db
      .insertInto('agent_session')
      .values(
        signedIn.map(({ id, token }) => ({
          agent_id: id,
          token_sha256: createHash('sha256').update(token).digest('hex'),
          ...{ created_at: now, last_seen_at: now, expires_at: new Date(now.getTime() + DAY_MS) },
        })),
      )
      .returning(['id', 'agent_id'])
      .execute();
    people.push(
      ...sessions.map(({ id, agent_id }) => ({
        ...{ agentId: agent_id, sessionId: id, token: tokens.get(agent_id) ?? '' },
        ...{ hotlineId, site, origin },
      })),
    );
  }
  await close();
  return people;
}
