/**
 * Every endpoint of the REST interface, by topic. `/api/openapi.json` and its page are written from this list, and the
 * contract and tenant tests go through it. The server serves no endpoint that is missing here.
 */
import { listAllTokens, listTokens, makeToken, revokeAnyToken, revokeToken } from './api-token.ts';
import { readWays } from './connection.ts';
import type { Endpoint } from './endpoint.ts';
import { deleteGuideCard, listGuideCards, writeGuideCard } from './guide-card.ts';
import { addHotline, changeHotline, listHotlines } from './hotline.ts';
import {
  addMunicipality,
  changeMunicipality,
  deleteSite,
  joinMunicipality,
  listMunicipalities,
  listOfficialMunicipalities,
  listPolicies,
  readMunicipality,
  writePolicy,
  writeSite,
} from './municipality.ts';
import { readSession, signIn, signOut, takeTicket } from './session.ts';
import {
  addWebhook,
  changeWebhook,
  deleteWebhook,
  listDeliveries,
  listWebhooks,
  rotateWebhookSecret,
  testWebhook,
} from './webhook.ts';

/** A topic's name heads its part of the documentation; an endpoint's name here is its operation's there. */
export const endpoints: Readonly<Record<string, Readonly<Record<string, Endpoint>>>> = {
  'Sign-in': { signIn, readSession, signOut, takeTicket, readWays },
  Municipalities: {
    listMunicipalities,
    readMunicipality,
    addMunicipality,
    changeMunicipality,
    joinMunicipality,
    writeSite,
    deleteSite,
    writePolicy,
    listPolicies,
    listOfficialMunicipalities,
  },
  Hotlines: { listHotlines, addHotline, changeHotline },
  'Guide cards': { listGuideCards, writeGuideCard, deleteGuideCard },
  Webhooks: {
    listWebhooks,
    addWebhook,
    changeWebhook,
    deleteWebhook,
    rotateWebhookSecret,
    testWebhook,
    listDeliveries,
  },
  'API tokens': { listTokens, makeToken, revokeToken, listAllTokens, revokeAnyToken },
};

export interface NamedEndpoint {
  topic: string;
  name: string;
  endpoint: Endpoint;
}

export const allEndpoints: readonly NamedEndpoint[] = Object.entries(endpoints).flatMap(([topic, of]) =>
  Object.entries(of).map(([name, endpoint]) => ({ topic, name, endpoint })),
);
