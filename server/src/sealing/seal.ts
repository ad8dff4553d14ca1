/**
 * Secrets that the service must read again, as they stand in the database and in Redis: AES-256-GCM under a key that is
 * in neither. Row and column are authenticated, so a value that somebody has put elsewhere does not open there.
 */
import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';

/** Where a sealed value stands in the database. */
export interface Cell {
  column: 'agent.totp_secret' | 'webhook.secret' | 'webhook.previous_secret';
  /** The row's id. */
  row: string;
}

/** A cell, or for minutes a key in Redis, which is the row then. */
type Place = Cell | { column: 'short-term'; row: string };

/** 32 bytes each. */
export interface DataKeys {
  present: Uint8Array;
  /** Opens what was sealed before the key was changed. */
  previous: Uint8Array | undefined;
}

type Opened =
  /** `isOld`: sealed under the previous key. */
  | { ok: true; text: string; isOld: boolean }
  /** `other-key`: neither of ours. `damaged`: of our key, and not what was sealed for this place. */
  | { ok: false; reason: 'other-key' | 'damaged' };

export interface Seal {
  seal(text: string, place: Place): string;
  open(sealed: string, place: Place): Opened;
}

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Version, id of the key, then nonce, ciphertext and tag. */
const FORM = /^s1\.([\w-]{8})\.([\w-]+)$/;

export function createSeal({
  keys,
  randomBytes,
}: {
  keys: DataKeys;
  randomBytes(n: number): Uint8Array;
}): Seal {
  const present = derive(keys.present);
  const previous = keys.previous && derive(keys.previous);

  return {
    seal(text, place) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(ALGORITHM, present.key, nonce).setAAD(nameOf(place));
      const bytes = [nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()];
      return `s1.${present.id}.${Buffer.concat(bytes).toString('base64url')}`;
    },

    open(sealed, place) {
      const [, id, text = ''] = FORM.exec(sealed) ?? [];
      if (id === undefined) return { ok: false, reason: 'damaged' };
      const by = [present, previous].find((derived) => derived?.id === id);
      if (!by) return { ok: false, reason: 'other-key' };
      const opened = decrypt(by.key, Buffer.from(text, 'base64url'), place);
      return opened === undefined
        ? { ok: false, reason: 'damaged' }
        : { ok: true, text: opened, isOld: by !== present };
    },
  };
}

/** The key itself encrypts nothing, so that its id, which stands in the database, tells nothing of what does. */
function derive(key: Uint8Array) {
  const part = (use: string, bytes: number) =>
    Buffer.from(hkdfSync('sha256', key, '', `medkig data key: ${use}`, bytes));
  return { key: part('seal', 32), id: part('id', 6).toString('base64url') };
}

function nameOf({ column, row }: Place): Buffer {
  return Buffer.from(`medkig ${column} ${row}`);
}

function decrypt(key: Buffer, bytes: Buffer, place: Place): string | undefined {
  if (bytes.length < NONCE_BYTES + TAG_BYTES) return undefined;
  const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(nameOf(place)).setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    const text = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
    return Buffer.concat([text, decipher.final()]).toString('utf8');
  } catch {
    // The only thing that `final` throws: the tag does not fit.
    return undefined;
  }
}
