/** Drafts of rules on their way from the console to the municipality's own page: each waits ten minutes from when it was last asked for. */
import type { Rules } from '@medkig/api/policy';

/** How long nobody may have asked for it, in milliseconds. */
const LIFETIME_MS = 10 * 60_000;
/** From when it was made, however often it is asked for, in milliseconds. */
const MOST_MS = 60 * 60_000;
/** Of one municipality; one more takes the place of its oldest. */
const MOST_EACH = 5;
/** 128 bits: nobody guesses one. */
const ID_BYTES = 16;

export interface Previews {
  put(municipalityId: string, rules: Rules): { id: string; expiresAt: number };
  /** As often as it is asked for, and then for as long again. To another municipality it is as if there were none. */
  find(id: string, municipalityId: string): Rules | undefined;
}

export interface PreviewsDeps {
  /** Milliseconds since 1970. */
  now(): number;
  randomBytes(count: number): Uint8Array;
}

interface Waiting {
  municipalityId: string;
  rules: Rules;
  /** Milliseconds since 1970. */
  expiresAt: number;
  madeAt: number;
}

/** In the memory of this process. Only who may change a municipality's rules puts anything in. */
export function createPreviews({ now, randomBytes }: PreviewsDeps): Previews {
  /** The oldest first. */
  const waiting = new Map<string, Waiting>();

  function forgetOld(): void {
    for (const [id, { expiresAt }] of waiting) if (expiresAt <= now()) waiting.delete(id);
  }

  return {
    put(municipalityId, rules) {
      forgetOld();
      const own = [...waiting].flatMap(([id, draft]) => (draft.municipalityId === municipalityId ? id : []));
      for (const id of own.slice(0, Math.max(0, own.length + 1 - MOST_EACH))) waiting.delete(id);
      const id = Buffer.from(randomBytes(ID_BYTES)).toString('base64url');
      const expiresAt = now() + LIFETIME_MS;
      waiting.set(id, { municipalityId, rules, expiresAt, madeAt: now() });
      return { id, expiresAt };
    },
    find(id, municipalityId) {
      forgetOld();
      const draft = waiting.get(id);
      if (draft?.municipalityId !== municipalityId) return undefined;
      draft.expiresAt = Math.min(now() + LIFETIME_MS, draft.madeAt + MOST_MS);
      return draft.rules;
    },
  };
}
