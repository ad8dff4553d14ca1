/**
 * The same AES-256-GCM as the browser's, without its thread pool: a simulation seals millions of records, one after
 * the other. Everything else of WebCrypto stays as it is.
 */
import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject } from 'node:crypto';

const TAG_BYTES = 16;

/** Replaces it for this process; returns what puts it back. */
export function useQuickAes(): () => void {
  const { subtle } = globalThis.crypto;
  const keys = new WeakMap<object, KeyObject>();
  const { importKey, encrypt, decrypt } = subtle;

  const quick = {
    importKey: async (...args: Parameters<typeof importKey>) => {
      const [format, raw, algorithm] = args;
      const key = await importKey.apply(subtle, args);
      if (format === 'raw' && algorithm === 'AES-GCM' && raw instanceof Uint8Array)
        keys.set(key, createSecretKey(raw));
      return key;
    },
    encrypt: async (algorithm: AesGcmParams, key: CryptoKey, data: Uint8Array) => {
      const cipher = createCipheriv('aes-256-gcm', rawOf(key), bytesOf(algorithm.iv));
      cipher.setAAD(bytesOf(algorithm.additionalData));
      return Buffer.concat([cipher.update(data), cipher.final(), cipher.getAuthTag()]);
    },
    decrypt: async (algorithm: AesGcmParams, key: CryptoKey, data: Uint8Array) => {
      const decipher = createDecipheriv('aes-256-gcm', rawOf(key), bytesOf(algorithm.iv));
      decipher.setAAD(bytesOf(algorithm.additionalData));
      decipher.setAuthTag(data.subarray(-TAG_BYTES));
      return Buffer.concat([decipher.update(data.subarray(0, -TAG_BYTES)), decipher.final()]);
    },
  };

  function rawOf(key: CryptoKey): KeyObject {
    const raw = keys.get(key);
    if (!raw) throw new Error('a key of another kind');
    return raw;
  }

  Object.assign(subtle, quick);
  return () => {
    Object.assign(subtle, { importKey, encrypt, decrypt });
  };
}

function bytesOf(source: BufferSource | undefined): Uint8Array {
  if (source instanceof Uint8Array) return source;
  throw new Error('bytes are Uint8Array here');
}
