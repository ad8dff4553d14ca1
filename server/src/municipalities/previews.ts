/** Drafts of rules on their way from the console to the municipality's own page: each waits ten minutes from when it was last asked for. */
import { type Rules, rulesSchema } from '@medkig/api/policy';
import * as v from 'valibot';
import type { OpenStore, Stored } from '../short-term/short-term-store.ts';
import { typedStore } from '../short-term/typed-store.ts';

/** How long nobody may have asked for it, in milliseconds. */
const LIFETIME_MS = 10 * 60_000;
/** From when it was made, however often it is asked for, in milliseconds. */
const MOST_MS = 60 * 60_000;
/** Of one municipality; one more takes the place of its oldest. */
const MOST_EACH = 5;
/** 128 bits: nobody guesses one. */
const ID_BYTES = 16;

const draftSchema = v.strictObject({
  rules: rulesSchema,
  /** Milliseconds since 1970. */
  madeAt: v.number(),
});

/** Only who may change a municipality's rules puts anything in. */
export interface Previews {
  put(municipalityId: string, rules: Rules): Promise<Stored<{ id: string; expiresAt: number }>>;
  /** As often as it is asked for, and then for as long again. To another municipality it is as if there were none. */
  find(id: string, municipalityId: string): Promise<Stored<Rules | undefined>>;
}

export interface PreviewsDeps {
  open: OpenStore;
  /** Milliseconds since 1970. */
  now(): number;
  randomBytes(count: number): Uint8Array;
}

export function createPreviews({ open, now, randomBytes }: PreviewsDeps): Previews {
  const of = (municipalityId: string) =>
    typedStore(open(`preview:${municipalityId}`, MOST_EACH), draftSchema);

  return {
    async put(municipalityId, rules) {
      const id = Buffer.from(randomBytes(ID_BYTES)).toString('base64url');
      const madeAt = now();
      const put = await of(municipalityId).put(id, { rules, madeAt }, LIFETIME_MS);
      return put.ok ? { ok: true, value: { id, expiresAt: madeAt + LIFETIME_MS } } : put;
    },
    async find(id, municipalityId) {
      const found = await of(municipalityId).get(id);
      if (!found.ok || !found.value) return found.ok ? { ok: true, value: undefined } : found;
      const draft = found.value;
      const left = Math.min(LIFETIME_MS, draft.madeAt + MOST_MS - now());
      if (left <= 0) return { ok: true, value: undefined };
      const renewed = await of(municipalityId).renew(id, draft, left);
      if (!renewed.ok) return renewed;
      return { ok: true, value: renewed.value ? draft.rules : undefined };
    },
  };
}
