/** The note of a session as the server keeps it for a minute: AES-256-GCM, one key for one note. */
import { type Bytes, fromBase64Url, toBase64Url, utf8 } from '@medkig/pairing/bytes';
import type { Mark } from './mark.ts';

/** In base64url. */
export async function sealNote(note: string, { id, key }: Mark, site: string): Promise<string> {
  const sealed = await crypto.subtle.encrypt(parameters(id, site), await imported(key), utf8(note));
  return toBase64Url(new Uint8Array(sealed));
}

/** Undefined when it was not sealed with this key, under this id, for this site. */
export async function openNote(box: string, { id, key }: Mark, site: string): Promise<string | undefined> {
  try {
    const note = await crypto.subtle.decrypt(parameters(id, site), await imported(key), fromBase64Url(box));
    return new TextDecoder().decode(note);
  } catch {
    return undefined;
  }
}

/** No number is used twice with a key that is used once. */
function parameters(id: string, site: string): AesGcmParams {
  return { name: 'AES-GCM', iv: new Uint8Array(12), additionalData: utf8(`${site} ${id}`) };
}

function imported(key: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt', 'decrypt']);
}
