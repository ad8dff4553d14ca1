import { describe, expect, it } from 'vitest';
import { hashPassword, verifyPassword } from './password.ts';

/** From the reference implementation's own tests (argon2id, v=19, m=65536, t=2, p=1). */
const foreignHash = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';

describe('a password hash', () => {
  it('is a PHC string with our costs and a salt of its own', async () => {
    const [one, other] = await Promise.all([
      hashPassword('rigtig hest batteri'),
      hashPassword('rigtig hest batteri'),
    ]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(one).not.toBe(other);
  });

  it('accepts the password and no other', async () => {
    const phc = await hashPassword('rigtig hest batteri');
    expect(await verifyPassword('rigtig hest batteri', phc)).toBe(true);
    expect(await verifyPassword('rigtig hest batterI', phc)).toBe(false);
    expect(await verifyPassword('', phc)).toBe(false);
  });

  it('is the same for the two ways of writing an accented letter', async () => {
    const phc = await hashPassword('caf\u00e9 på hjørnet');
    expect(await verifyPassword('cafe\u0301 p\u0061\u030a hjørnet', phc)).toBe(true);
  });

  it('is checked at the costs it was made with', async () => {
    expect(await verifyPassword('password', foreignHash)).toBe(true);
    expect(await verifyPassword('passwort', foreignHash)).toBe(false);
  });

  it.each([
    ['nothing', ''],
    ['plain text', 'rigtig hest batteri'],
    ['another algorithm', foreignHash.replace('argon2id', 'argon2i')],
    ['a cost that would take all memory', foreignHash.replace('m=65536', 'm=99999999')],
    ['no tag', foreignHash.slice(0, foreignHash.lastIndexOf('$') + 1)],
  ])('throws for a stored hash that is %s', async (_what, phc) => {
    await expect(verifyPassword('password', phc)).rejects.toThrow('not a password hash of ours');
  });
});
