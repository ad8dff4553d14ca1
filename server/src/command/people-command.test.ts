import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findInvited } from '../accounts/invitations.ts';
import { countingBytes } from '../accounts/people/people-for-tests.ts';
import { startSession } from '../accounts/sessions.ts';
import { service } from '../audit/audit-event.ts';
import { allEntries, listChains } from '../audit/audit-log.ts';
import { type Database, openDatabase } from '../storage/database.ts';
import { runMunicipalityCommand } from './municipality-command.ts';
import { runPeopleCommand } from './people-command.ts';

const noon = Date.parse('2026-01-05T12:00:00Z');
const randomBytes = countingBytes();
let database: Database;
beforeAll(async () => {
  database = await openDatabase({ kind: 'memory' });
});
afterAll(() => database.close());

async function run(line: string, command = runPeopleCommand) {
  const lines: string[] = [];
  const complaints: string[] = [];
  const args = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, word]) => quoted ?? word ?? '');
  const code = await command(args, {
    db: database.db,
    write: (one) => lines.push(one),
    complain: (one) => complaints.push(one),
    now: () => noon,
    randomBytes,
    publicUrl: 'https://medkig.example',
  });
  return { code, lines, complaints };
}
const municipality = (line: string) => run(line, runMunicipalityCommand);
const linkIn = (lines: string[]) =>
  /^https:\/\/medkig\.example\/invitation#([\w-]{43})$/.exec(lines.at(-1) ?? '')?.[1] ?? '';

describe('the municipality commands', () => {
  it('add one, with a hotline that has its guides, and the number of the official list', async () => {
    const added = 'add Vestby Kommune --code 0999 --phone "12 34 56 78" --hotline "Hotline Nord"';
    expect(await municipality(added)).toMatchObject({ code: 0 });
    expect(await municipality('add Nordby --phone 11223344 --hotline "Hotline Nord"')).toMatchObject({
      code: 0,
    });
    expect((await municipality(added)).complaints.join()).toMatch(/^There is a municipality of that name/);
    const { count } = await database.db
      .selectFrom('hotline')
      .innerJoin('guide_card', 'hotline_id', 'hotline.id')
      .select(({ fn }) => fn.countAll().as('count'))
      .executeTakeFirstOrThrow();
    expect(Number(count)).toBeGreaterThan(10);
  });

  it('give origins to a site of its own, and to no other’s', async () => {
    const give = (line: string) => municipality(`origins ${line}`);
    expect(await give('"Vestby Kommune" vestby https://www.vestby.example')).toMatchObject({ code: 0 });
    for (const [line, complaint] of [
      ['Nordby vestby https://www.nordby.example', /another municipality's/],
      ['Sydby sydby https://sydby.example', /no municipality «Sydby»/],
      ['Nordby nordby https://nordby.example/sti', /without a path/],
      ['Nordby NORDBY! https://nordby.example', /site key/],
    ] as const) {
      const { code, complaints } = await give(line);
      expect([line, code, complaint.test(complaints.join())]).toEqual([line, 1, true]);
    }
    expect((await municipality('list')).lines).toEqual([
      'Nordby\t-\t11223344\tHotline Nord',
      'Vestby Kommune\t0999\t12 34 56 78\tHotline Nord',
      '  vestby\thttps://www.vestby.example',
    ]);
  });
});

describe('the agent commands', () => {
  it('invite the first operator by a link on the public address', async () => {
    const { code, lines } = await run('add Ida@Drift.example Ida Lund --role operator');
    expect([code, lines[0]]).toEqual([0, 'ida@drift.example is invited.']);
    expect(await findInvited(database.db, linkIn(lines), noon)).toMatchObject({ name: 'Ida Lund' });
  });

  it('say what is wrong', async () => {
    for (const [line, complaint] of [
      ['add ida@drift.example Ida --role operator', /that e-mail already/],
      ['add ida Ida --role operator', /no e-mail/],
      ['add bo@x.example Bo --role king', /A role is one of agent, lead/],
      ['add bo@x.example Bo --role lead', /--municipality/],
      ['add bo@x.example Bo --role lead --municipality Sydby', /no municipality «Sydby»/],
      ['reset bo@x.example', /nobody with that e-mail/],
    ] as const) {
      const { code, complaints } = await run(line);
      expect([line, code, complaint.test(complaints.join())]).toEqual([line, 1, true]);
    }
    for (const line of [
      '',
      'add',
      'add bo@x.example',
      'disable',
      'list x',
      'reset a b',
      'add a b --king',
      'enable a --role agent',
    ])
      expect([line, (await run(line)).code]).toEqual([line, 2]);
  });

  it('disable, enable and reset: the sign-ins are over, and a new link is printed', async () => {
    const { lines } = await run(
      'add bo@vestby.example Bo Holm --role agent,lead --municipality "Vestby Kommune"',
    );
    const before = linkIn(lines);
    const invited = await findInvited(database.db, before, noon);
    await startSession(database.db, invited?.agentId ?? '', { now: noon, randomBytes });
    expect(await run('disable bo@vestby.example')).toMatchObject({ code: 0 });
    expect(await database.db.selectFrom('agent_session').select('ended_because').execute()).toEqual([
      { ended_because: 'revoked' },
    ]);
    expect(await run('reset bo@vestby.example')).toMatchObject({ code: 1 });
    expect(await run('enable bo@vestby.example')).toMatchObject({ code: 0 });
    const reset = await run('reset bo@vestby.example');
    expect(await findInvited(database.db, before, noon)).toBeUndefined();
    expect(await findInvited(database.db, linkIn(reset.lines), noon)).toMatchObject({ name: 'Bo Holm' });
    expect((await run('list')).lines).toEqual([
      'bo@vestby.example\tBo Holm\tagent,lead\tVestby Kommune\tinvited',
      'ida@drift.example\tIda Lund\toperator\t-\tinvited',
    ]);
  });

  it('keep the last operator, who comes back by a reset', async () => {
    await database.db
      .updateTable('agent')
      .set({ password_hash: 'a hash' })
      .where('name', '=', 'Ida Lund')
      .execute();
    expect((await run('disable ida@drift.example')).complaints.join()).toMatch(/last operator/);
    expect(await run('reset ida@drift.example')).toMatchObject({ code: 0 });
  });
});

it('all of it is on the audit logs, done by nobody with a sign-in', async () => {
  const told = [];
  for (const chain of await listChains(database.db))
    for await (const { what, agentId } of allEntries(database.db, chain)) told.push([what, agentId]);
  expect(told.map(([what]) => what)).toEqual(
    expect.arrayContaining([
      'hotline-added',
      'municipality-added',
      'site-written',
      'person-invited',
      'person-reset',
    ]),
  );
  expect(told.every(([, by]) => by === null)).toBe(true);
  expect(await listChains(database.db)).toContainEqual(service);
});
