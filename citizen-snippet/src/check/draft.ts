import { siteSchema } from '@medkig/api/site';
import type { Policy } from '@medkig/privacy/policy';
import * as v from 'valibot';

/**
 * The draft that an editor of this site's municipality has made a short while ago. Undefined for any other id,
 * and without a net.
 * @param server its origin
 * @param site the site key
 */
export async function fetchDraft(server: string, site: string, id: string): Promise<Policy | undefined> {
  try {
    const address = `${server}/embed/v1/sites/${site}/previews/${encodeURIComponent(id)}`;
    const response = await fetch(address, { credentials: 'omit', referrerPolicy: 'no-referrer' });
    const read = v.safeParse(siteSchema.entries.policy, await response.json());
    return read.success ? read.output : undefined;
  } catch {
    return undefined;
  }
}
