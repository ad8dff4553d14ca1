/**
 * What a crossing puts behind the address of the other origin: the id under which the sealed note waits, and its key.
 * A fragment reaches no server and no `Referer`, and the loader there takes it off the address at once.
 */
import { type Bytes, fromBase64Url, type RandomBytes, toBase64Url } from '@medkig/pairing/bytes';

const ID_BYTES = 16;
const KEY_BYTES = 32;

export interface Mark {
  /** In base64url, as the server knows it. */
  id: string;
  key: Bytes;
}

export function makeMark(random: RandomBytes): Mark {
  return { id: toBase64Url(random(ID_BYTES)), key: random(KEY_BYTES) };
}

/** The address with the mark behind the fragment that it has of its own. */
export function addMark(address: URL, { id, key }: Mark): string {
  const marked = new URL(address);
  marked.hash += `${marked.hash && '&'}medkig=${id}.${toBase64Url(key)}`;
  return marked.href;
}

/** Reads what stood behind `medkig=`; undefined when it is no mark. */
export function readMark(text: string): Mark | undefined {
  const [, id, key] = /^([\w-]{22})\.([\w-]{43})$/.exec(text) ?? [];
  return id && key ? { id, key: fromBase64Url(key) } : undefined;
}
