import { randomInt } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Credentials, DemoConfig } from '../config.ts';
import type { DemoListeners } from '../http/listeners.ts';
import type { Tables } from '../storage/tables.ts';
import { makeUpPassword } from './demo-password.ts';
import { DEMO_EMAIL, NORDBY, SELF_SERVICE, seedDemo, VESTBY } from './seed.ts';

/** Where the municipalities' websites and the stand-in for MitID are served. */
export interface DemoOrigins {
  vestby: string;
  nordby: string;
  mitid: string;
  /** «Mit Vestby»: a second origin of Vestby's site. */
  selfService: string;
}

export interface Demo {
  sites: { name: string; url: string }[];
  /** Who can sign in, with a password that is new at each start unless the environment gives one. */
  agent: Credentials;
}

export function demoOrigins({ site, secondSite, mitid, selfService }: DemoListeners): DemoOrigins {
  const originOf = ({ port }: { port: number }) => `http://127.0.0.1:${port}`;
  return {
    vestby: originOf(site),
    nordby: originOf(secondSite),
    mitid: originOf(mitid),
    selfService: originOf(selfService),
  };
}

/** Writes the demo's rows. `now` in milliseconds since 1970. */
export async function prepareDemo(
  db: Kysely<Tables>,
  config: DemoConfig,
  { origins: { vestby, nordby, selfService }, now }: { origins: DemoOrigins; now: number },
): Promise<Demo> {
  const agent = config.agent ?? { email: DEMO_EMAIL, password: makeUpPassword((n) => randomInt(n)) };
  const origins = { vestby: [vestby, selfService, ...config.origins], nordby: [nordby] };
  await seedDemo(db, { origins, agent, hours: config.hours, now });
  const sites = [
    { name: VESTBY, url: vestby },
    { name: NORDBY, url: nordby },
    { name: SELF_SERVICE, url: selfService },
  ];
  return { sites, agent };
}
