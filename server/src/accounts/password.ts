/** Passwords as argon2id hashes in PHC strings: https://github.com/P-H-C/phc-string-format */
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(argon2);

/** OWASP's second choice: less memory for one more pass. `memory` in KiB. */
const cost = { memory: 19_456, passes: 2, parallelism: 1 };
const SALT_BYTES = 16;
const TAG_BYTES = 32;

/** A dear hash is an attack on ourselves: none of ours asks for more than this. */
const highest = { memory: 65_536, passes: 8, parallelism: 4 };

/** `$argon2id$v=19$m=…,t=…,p=…$salt$tag`. Takes about 19 MB and some tens of milliseconds. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const tag = await derive('argon2id', {
    ...cost,
    message: canonical(password),
    nonce: salt,
    tagLength: TAG_BYTES,
  });
  const { memory, passes, parallelism } = cost;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(salt)}$${base64(tag)}`;
}

/** Whether the password belongs to the hash. Throws if `phc` is not a hash that `hashPassword` could have made. */
export async function verifyPassword(password: string, phc: string): Promise<boolean> {
  const { salt, tag, ...costs } = parse(phc);
  const candidate = await derive('argon2id', {
    ...costs,
    message: canonical(password),
    nonce: salt,
    tagLength: tag.length,
  });
  return timingSafeEqual(candidate, tag);
}

function parse(phc: string) {
  const match = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/.exec(phc);
  const [, memory, passes, parallelism, salt = '', tag = ''] = match ?? [];
  const parsed = {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    salt: Buffer.from(salt, 'base64'),
    tag: Buffer.from(tag, 'base64'),
  };
  const isCheap =
    parsed.memory <= highest.memory &&
    parsed.passes <= highest.passes &&
    parsed.parallelism <= highest.parallelism;
  if (!isCheap || parsed.salt.length < 8 || parsed.tag.length < 16)
    throw new Error('not a password hash of ours');
  return parsed;
}

/** «é» typed on two keyboards may be two different strings. */
function canonical(password: string): string {
  return password.normalize('NFKC');
}

function base64(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '');
}
