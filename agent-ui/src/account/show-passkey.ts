import type { ApiResult } from '@medkig/api/client';
import type { challengeSchema, ShownPasskey } from '@medkig/api/shown-passkey';
import { startAuthentication } from '@simplewebauthn/browser';
import type * as v from 'valibot';

type Challenge = v.InferOutput<typeof challengeSchema>;

/** The browser asks the person for a passkey; `not-shown` when none came, whatever the reason. */
export async function showPasskey(
  asking: Promise<ApiResult<Challenge>>,
): Promise<ApiResult<ShownPasskey> | { ok: false; reason: 'not-shown' }> {
  const asked = await asking;
  if (!asked.ok) return asked;
  const { ceremony, options } = asked.value;
  try {
    return { ok: true, value: { ceremony, passkey: await startAuthentication({ optionsJSON: options }) } };
  } catch {
    // Closed, too late, or no passkey for this host: the browser says so itself, in words of its own.
    return { ok: false, reason: 'not-shown' };
  }
}
