/**
 * The same newcomer without the console: from an empty folder, through the operator's command and the REST interface alone,
 * to two agents' tickets for the relay and two sites whose panels are told their municipality's rules.
 */
import { makeToken } from '@medkig/api/api-token';
import { type Client, createClient, type Fetch } from '@medkig/api/client';
import { readEmbed } from '@medkig/api/embed';
import type { AnswerOf, Asking, Endpoint } from '@medkig/api/endpoint';
import { addHotline } from '@medkig/api/hotline';
import { acceptInvitation } from '@medkig/api/invitation';
import {
  addMunicipality,
  listOfficialMunicipalities,
  type MunicipalityDetails,
  writePolicy,
  writeSite,
} from '@medkig/api/municipality';
import { invitePerson } from '@medkig/api/person';
import { strictestRules } from '@medkig/api/policy';
import { permissions } from '@medkig/api/role';
import { signIn, takeTicket } from '@medkig/api/session';
import { siteSchema } from '@medkig/api/site';
import { readStart } from '@medkig/api/start';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inviteOperator, type OwnService, ownService } from '../support/own-service.ts';

const password = 'syv-blaa-traktorer-i-regn';
const origins = ['https://www.aabenraa.example', 'https://www.samsoe.example'];

let service: OwnService;
let link: string;
let operator: Client;
let agentLinks: string[] = [];

beforeAll(async () => {
  service = await ownService();
  link = inviteOperator(service);
  await service.start();
});
afterAll(() => service?.stop());

/** Keeps the cookie, as a browser does, and sends the console's origin. */
function browserLike(): Fetch {
  let cookie = '';
  return async (address, request) => {
    const headers = { ...request.headers, Origin: service.console, ...(cookie && { Cookie: cookie }) };
    const response = await fetch(address, { ...request, headers });
    cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    return response;
  };
}

/** What is refused here ends the test. */
async function ask<E extends Endpoint>(client: Client, endpoint: E, asking: Asking<E>): Promise<AnswerOf<E>> {
  const answer = await client.ask(endpoint, asking);
  if (!answer.ok) throw new Error(`${endpoint.method} ${endpoint.path}: ${answer.reason} ${answer.at ?? ''}`);
  return answer.value;
}

async function enter(invitation: string, email: string): Promise<Client> {
  const client = createClient({ fetch: browserLike(), origin: service.console });
  const token = invitation.split('#')[1] ?? '';
  await ask(client, acceptInvitation, { body: { token, password } });
  await ask(client, signIn, { body: { email, password } });
  return client;
}

it('the operator chooses a password and makes a token', async () => {
  const signedIn = await enter(link, 'drift@medkig.example');
  const scopes = permissions.filter((permission) => /^(?:municipalities|hotlines|people):/.test(permission));
  const { secret } = await ask(signedIn, makeToken, { body: { name: 'Opsætning', scopes, days: 1 } });
  operator = createClient({ fetch, origin: service.console, token: secret });
});

it('a hotline, five municipalities, rules, and the tag on two sites', async () => {
  const week = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: 0, closes: 1440 }));
  const { id: hotlineId } = await ask(operator, addHotline, {
    body: { name: 'Hotline Vest', timeZone: 'Europe/Copenhagen', hours: week },
  });
  const { items } = await ask(operator, listOfficialMunicipalities, {});
  expect(items).toHaveLength(98);
  const look: Omit<MunicipalityDetails, 'name' | 'code'> = {
    phone: '11 22 33 44',
    agentDisplay: 'first-name',
    languages: ['da', 'en'],
    colour: null,
    logo: null,
    greeting: { da: null, en: null },
  };
  for (const [at, { code, name }] of items.slice(0, 5).entries()) {
    const body = { ...look, name: `${name} Kommune`, code, hotlineId };
    const municipality = await ask(operator, addMunicipality, { body });
    const params = { municipality: municipality.id };
    const rules = { ...strictestRules, never: ['/adressebeskyttelse'] };
    await ask(operator, writePolicy, { params, body: rules, version: municipality.policy.version });
    const origin = origins[at];
    if (origin)
      await ask(operator, writeSite, {
        params: { ...params, site: `side-${at}` },
        body: { origins: [origin] },
      });
    if (at < 3) {
      const person = { name: `Agent ${at}`, email: `agent${at}@vest.example`, employerId: municipality.id };
      const invited = await ask(operator, invitePerson, { body: { ...person, roles: ['agent'] } });
      agentLinks = [...agentLinks, invited.invitation.link];
    }
  }
  const { version, integrity } = await ask(operator, readEmbed, {});
  const loader = await fetch(`${service.console}/embed/${version}/medkig.js`, {
    headers: { Origin: origins[0] ?? '' },
  });
  const hash = await crypto.subtle.digest('SHA-384', await loader.arrayBuffer());
  expect(integrity).toBe(`sha384-${Buffer.from(hash).toString('base64')}`);
});

it('each site’s panel is told its rules, and no other origin may read them', async () => {
  for (const [at, Origin] of origins.entries()) {
    const response = await fetch(`${service.console}/embed/v1/sites/side-${at}`, { headers: { Origin } });
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe(Origin);
    const { policy } = v.parse(siteSchema, await response.json());
    expect(policy).toMatchObject({ version: 1, never: ['/adressebeskyttelse'] });
  }
});

it('the agents choose passwords, and each gets a ticket for the relay', async () => {
  for (const [at, invitation] of agentLinks.entries()) {
    const agent = await enter(invitation, `agent${at}@vest.example`);
    expect((await ask(agent, takeTicket, {})).ticket.split('.')).toHaveLength(3);
    // An agent sets nothing up.
    expect(await agent.ask(readStart, {})).toEqual({ ok: false, reason: 'not-allowed' });
  }
  const steps = await ask(operator, readStart, {});
  expect(steps).toMatchObject({ hotline: 'done', municipality: 'done', people: 'done' });
});
