/** What the panel asks the server for, and tells it. Nothing of the page or of the citizen is in any of it. */
import { type Site, siteSchema } from '@medkig/api/site';
import * as v from 'valibot';
import type { Answer } from './citizen-state.ts';

export interface SiteClient {
  /** Undefined when it cannot be had: the panel then leaves out the phone number and the opening hours. */
  fetchSite(): Promise<Site | undefined>;
  /** What the municipality hides: as it was told last, else asked for. Undefined when it cannot be had. */
  policy(): Promise<Site['policy'] | undefined>;
  /** `roomId` names the conversation it was about, if there was one. False when it did not get through. */
  reportSuspiciousCall(roomId: string | undefined): Promise<boolean>;
  /** The answer to the closing question; nobody waits for it. */
  rate(roomId: string, answer: Answer): void;
}

/** @param server its origin; @param site the site key */
export function createSiteClient(server: string, site: string): SiteClient {
  const address = `${server}/embed/v1/sites/${site}`;
  const common: RequestInit = { credentials: 'omit', referrerPolicy: 'no-referrer' };

  async function post(path: string, body: unknown): Promise<boolean> {
    const headers = { 'Content-Type': 'application/json' };
    try {
      const request = { ...common, method: 'POST', headers, body: JSON.stringify(body), keepalive: true };
      return (await fetch(address + path, request)).ok;
    } catch {
      return false;
    }
  }

  let known: Site | undefined;

  async function fetchSite(): Promise<Site | undefined> {
    try {
      const response = await fetch(address, common);
      const parsed = v.safeParse(siteSchema, await response.json());
      if (!parsed.success) return undefined;
      known = parsed.output;
      return known;
    } catch {
      return undefined;
    }
  }

  return {
    fetchSite,
    policy: async () => (known ?? (await fetchSite()))?.policy,
    reportSuspiciousCall: (roomId) =>
      post('/reports', { kind: 'suspicious-call', ...(roomId !== undefined && { roomId }) }),
    rate: (roomId, answer) => void post('/answers', { roomId, answer }),
  };
}
