import * as v from 'valibot';

/** How it went at MitID, by the word the citizen comes back with. */
const answers = { godkendt: 'approved', afbrudt: 'interrupted' } as const;

export type MitidAnswer = keyof typeof answers;

export const mitidAnswer = v.picklist(['godkendt', 'afbrudt'] satisfies MitidAnswer[]);

/** The stand-in's address for a login that ends on `returnUrl`. */
export function mitidAddress(mitidOrigin: string, returnUrl: string): string {
  return `${mitidOrigin}/?${new URLSearchParams({ retur: returnUrl })}`;
}

/** Where the citizen goes with the answer. */
export function answerAddress(returnUrl: URL, answer: MitidAnswer): string {
  const address = new URL(returnUrl);
  address.searchParams.set('svar', answer);
  return address.href;
}

const query = v.object({ svar: mitidAnswer });

/**
 * Reads the answer from a site's own address. Anybody can write that address by hand: the stand-in rehearses a login
 * and proves nothing.
 */
export function readMitidAnswer(input: unknown): (typeof answers)[MitidAnswer] | undefined {
  const reading = v.safeParse(query, input);
  return reading.success ? answers[reading.output.svar] : undefined;
}

/** The address to come back to, if it lies on one of the origins; anything else would be an open redirect. */
export function readReturnUrl(text: unknown, returnOrigins: readonly string[]): URL | undefined {
  const url = typeof text === 'string' ? URL.parse(text) : null;
  if (!url || url.username || url.password) return undefined;
  return returnOrigins.includes(url.origin) ? url : undefined;
}
