/** Fields for passwords and one-time codes: not even whether they are filled is told. */

// Read in `type`, `autocomplete`, `name` and `id`. «pin» and «otp» are parts of many words.
const SECRET =
  /passw|adgangskode|kodeord|one-?time|engangs-?kode|sms-?(?:kode|code)|pin-?(?:kode|code)|(?<![a-z])(?:t?otp|pin|mfa|2fa)(?![a-z])/i;

/** rrweb puts it on a password that its page makes readable («vis adgangskode»). */
const WAS_PASSWORD = 'data-rr-is-password';

/** Reads an attribute by its name; null or undefined where there is none. */
export type ReadAttribute = (name: string) => unknown;

export interface SecretFields {
  /**
   * Whether the field is secret or has been, under this `key` (any object or number that stands for it) or under
   * this name or id: a page may put a new, readable field in the old one's place.
   */
  has(key: unknown, read: ReadAttribute): boolean;
}

export function createSecretFields(): SecretFields {
  const secret = new Set<unknown>();
  return {
    has(key, read) {
      const names = ['name', 'id'].flatMap((name) => (read(name) ? [`${name}=${read(name)}`] : []));
      const isSecret =
        [key, ...names].some((known) => secret.has(known)) ||
        ['type', 'autocomplete', 'name', 'id'].some((name) => SECRET.test(String(read(name)))) ||
        (read(WAS_PASSWORD) ?? null) !== null;
      if (isSecret) for (const known of [key, ...names]) secret.add(known);
      return isSecret;
    },
  };
}
