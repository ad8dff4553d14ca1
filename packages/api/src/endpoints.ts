/**
 * Every endpoint of the REST interface, by topic. `/api/openapi.json` and its page are written from this list, and the
 * contract and tenant tests go through it. The server serves no endpoint that is missing here.
 */

import {
  changePassword,
  confirmTotp,
  readAccount,
  removeTotp,
  renewRecoveryCodes,
  signOutEverywhere,
  startTotp,
} from './account.ts';
import { listAllTokens, listTokens, makeToken, revokeAnyToken, revokeToken } from './api-token.ts';
import {
  checkAuditLog,
  exportAuditLog,
  exportIncident,
  listAuditEntries,
  listAuditLogs,
  listAuditPeople,
} from './audit.ts';
import { readWays } from './connection.ts';
import { readEmbed } from './embed.ts';
import type { Endpoint } from './endpoint.ts';
import { deleteGuideCard, listGuideCards, writeGuideCard } from './guide-card.ts';
import { addHotline, changeHotline, listHotlines } from './hotline.ts';
import { acceptInvitation, readInvitation } from './invitation.ts';
import {
  addMunicipality,
  changeMunicipality,
  deleteSite,
  joinMunicipality,
  listMunicipalities,
  listOfficialMunicipalities,
  listPolicies,
  readMunicipality,
  startPreview,
  writePolicy,
  writeSite,
} from './municipality.ts';
import { endNotice, listNotices, readNotices, writeNotice } from './notice.ts';
import {
  addPasskey,
  challengeForProof,
  challengeForSignIn,
  listPasskeys,
  removePasskey,
  signInByPasskey,
  startPasskey,
} from './passkey.ts';
import {
  changePerson,
  disablePerson,
  enablePerson,
  invitePerson,
  listPeople,
  readPerson,
  resetPerson,
} from './person.ts';
import { readConsentWords, readReceipt } from './receipt.ts';
import { readSession, signIn, signOut, takeTicket } from './session.ts';
import { readSignInWays } from './sign-in-ways.ts';
import { readStart } from './start.ts';
import { writeTopic } from './topic.ts';
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
  'Sign-in': {
    readSignInWays,
    signIn,
    readSession,
    signOut,
    takeTicket,
    challengeForSignIn,
    signInByPasskey,
    readWays,
    readInvitation,
    acceptInvitation,
  },
  Account: {
    readAccount,
    changePassword,
    signOutEverywhere,
    startTotp,
    confirmTotp,
    removeTotp,
    renewRecoveryCodes,
    challengeForProof,
    listPasskeys,
    startPasskey,
    addPasskey,
    removePasskey,
  },
  People: { listPeople, readPerson, invitePerson, changePerson, disablePerson, enablePerson, resetPerson },
  Municipalities: {
    listMunicipalities,
    readMunicipality,
    addMunicipality,
    changeMunicipality,
    joinMunicipality,
    writeSite,
    deleteSite,
    writePolicy,
    startPreview,
    listPolicies,
    listOfficialMunicipalities,
    readEmbed,
  },
  Hotlines: { listHotlines, addHotline, changeHotline },
  Notices: { readNotices, listNotices, writeNotice, endNotice },
  Calls: { writeTopic },
  'Guide cards': { listGuideCards, writeGuideCard, deleteGuideCard },
  'Audit log': {
    listAuditLogs,
    listAuditEntries,
    listAuditPeople,
    checkAuditLog,
    exportAuditLog,
    exportIncident,
    readReceipt,
    readConsentWords,
  },
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
  'First steps': { readStart },
};

export interface NamedEndpoint {
  topic: string;
  name: string;
  endpoint: Endpoint;
}

export const allEndpoints: readonly NamedEndpoint[] = Object.entries(endpoints).flatMap(([topic, of]) =>
  Object.entries(of).map(([name, endpoint]) => ({ topic, name, endpoint })),
);
