import { expect, it } from 'vitest';
import type { DataKeysRead } from '../sealing/data-keys.ts';
import type { SealedCount } from '../sealing/sealed-cells.ts';
import { judgeDataKey } from './data-key-check.ts';
import type { Finding } from './finding.ts';

const keys = { present: new Uint8Array(32), previous: undefined };
const given: DataKeysRead = { ok: true, keys, from: 'environment' };
const inFile: DataKeysRead = { ok: true, keys, from: 'file', isShut: true };
const open = { ...inFile, isShut: false };
const missing: DataKeysRead = { ok: false, reason: 'missing' };
const embedded = { kind: 'embedded', folder: '/data' } as const;
const postgres = { kind: 'postgres', url: 'postgres://db/medkig' } as const;
const count = (all: number, old = 0, shut = 0): SealedCount => ({ all, old, shut });

it.each<[typeof embedded | typeof postgres, DataKeysRead, SealedCount | undefined, Finding['is'], string]>([
  [postgres, given, count(3), 'right', 'DATA_KEY opens all of 3'],
  [embedded, inFile, count(0), 'right', '/data/data-key opens all of 0'],
  [postgres, given, count(3, 2), 'right', '2 still by DATA_KEY_PREVIOUS: run «medkig reseal»'],
  [postgres, given, count(3, 0, 2), 'wrong', 'DATA_KEY opens 1 of 3'],
  [postgres, inFile, count(0), 'wrong', 'of this machine alone'],
  [embedded, open, count(0), 'wrong', 'others than the service may read'],
  [embedded, inFile, undefined, 'skipped', 'nobody can look'],
  [embedded, missing, count(0), 'skipped', 'the first start makes one'],
  [embedded, missing, count(4), 'wrong', 'there is none, and 4 secrets are sealed'],
  [embedded, { ok: false, reason: 'malformed' }, count(0), 'wrong', 'holds no key'],
  [embedded, { ok: false, reason: 'not-readable', code: 'EACCES' }, count(0), 'wrong', '(EACCES)'],
])('%o with %o and %o: %s', (database, read, sealed, is, says) => {
  const dataKey = { given: undefined, previous: undefined, folder: '/data' };
  const finding = judgeDataKey({ database, dataKey }, read, sealed);
  expect(finding).toMatchObject({ is, says: expect.stringContaining(says) });
});
