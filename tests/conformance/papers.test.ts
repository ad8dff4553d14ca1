/** The papers for municipalities say what the code does: how long, in which tables, under which names in a browser. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LONGEST_DAYS } from '@medkig/api/api-token';
import {
  CODE_LIFETIME_MS,
  NAMEPLATE_REST_MS,
  ROOM_IDLE_MS,
  ROOM_LONGEST_MS,
} from '@medkig/protocol/signaling/limits';
import { readConfig } from '@medkig/server/config';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const paper = (name: string) => read(`docs/papers/${name}.md`);
const papers = globSync('docs/papers/*.md', { cwd: root });
const index = 'docs/papers/README.md';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Milliseconds, as a file spells them: `const KEEP_ALARMS_MS = 90 * 24 * 60 * 60_000;`. */
function constant(path: string, name: string): number {
  const [, product] = new RegExp(`const ${name} = ([\\d_* ]+);`).exec(read(path)) ?? [];
  if (product === undefined)
    throw new Error(`${path} has no ${name} any more: say here where it went, and read docs/papers again`);
  return product.split('*').reduce((sum, factor) => sum * Number(factor.replaceAll('_', '')), 1);
}

const minutes = (ms: number) => (ms === MINUTE_MS ? '1 minut' : `${ms / MINUTE_MS} minutter`);
const hours = (ms: number) => (ms === 60 * MINUTE_MS ? '1 time' : `${ms / (60 * MINUTE_MS)} timer`);
const days = (ms: number) => (ms === DAY_MS ? '1 døgn' : `${ms / DAY_MS} dage`);

/** Of a row of `server/src/retention/retention.ts`, in milliseconds. */
function kept(table: string): number {
  const rule = new RegExp(`table: '${table}', days: (\\d+),`).exec(read('server/src/retention/retention.ts'));
  if (!rule) throw new Error(`nothing says any more how long ${table} is kept: read docs/papers again`);
  return Number(rule[1]) * DAY_MS;
}

function auditDays(): number {
  const result = readConfig({ MEDKIG_DEMO: '1' });
  if (!result.ok) throw new Error(result.sentence);
  return result.config.auditDays;
}

/** In the words of the papers. */
const figures = {
  receipts: `${(kept('consent_receipt') / DAY_MS / 365) * 12} måneder`,
  reports: `${(kept('call_report') / DAY_MS / 365) * 12} måneder`,
  alarms: days(kept('alarm')),
  past: days(kept('past_room')),
  notices: days(kept('notice')),
  tokens: days(kept('api_token')),
  deliveries: days(kept('webhook_delivery')),
  invitation: days(constant('server/src/accounts/invitations.ts', 'LIFETIME_MS')),
  provider: minutes(constant('server/src/accounts/oidc/browser-cookie.ts', 'LIFETIME_MS')),
  preview: minutes(constant('server/src/municipalities/previews.ts', 'LIFETIME_MS')),
  secret: hours(constant('server/src/webhooks/webhooks.ts', 'GRACE_MS')),
  incident: days(constant('packages/api/src/audit.ts', 'LONGEST_INCIDENT_MS')),
  token: days(LONGEST_DAYS * DAY_MS),
  audit: days(auditDays() * DAY_MS),
  signIn: hours(constant('server/src/accounts/sessions.ts', 'LONGEST_MS')),
  unused: minutes(constant('server/src/accounts/sessions.ts', 'IDLE_MS')),
  session: hours(ROOM_LONGEST_MS),
  idle: minutes(ROOM_IDLE_MS),
  code: minutes(CODE_LIFETIME_MS),
  rest: minutes(NAMEPLATE_REST_MS),
  crossing: minutes(constant('server/src/crossings/crossings.ts', 'LIFETIME_MS')),
  challenge: minutes(constant('server/src/accounts/passkeys/ceremonies.ts', 'LIFETIME_MS')),
  setUp: minutes(constant('server/src/accounts/totp/totp-routes.ts', 'PENDING_MS')),
  question: minutes(constant('citizen-snippet/src/in-charge/deeds.ts', 'LAPSES_MS')),
  shelf: hours(constant('server/src/assets/asset-shelf.ts', 'FRESH_MS')),
  assets: days(Number(/max-age=(\d+)/.exec(read('server/src/assets/asset-route.ts'))?.[1]) * 1000),
};
type Figure = keyof typeof figures;

/** The law's own: GDPR articles 12 and 33, NIS 2. */
const lawful = ['1 måned', '24 timer', '72 timer'];

it.each(papers)('%s names no length of time but the code’s and the law’s', (path) => {
  const said = read(path).match(/\d+ (?:sekund|minut|time|døgn|dag|uge|måned|år)[a-zæøå]*/g) ?? [];
  const known = [...Object.values(figures), ...lawful];
  expect(
    said.filter((length) => !known.includes(length)),
    'A figure of the code has changed, or the paper has one that no code stands for: correct the paper, or add the constant to `figures`.',
  ).toEqual([]);
});

it.each<[string, Figure[]]>([
  ['dpia', ['receipts', 'audit', 'alarms', 'past', 'signIn', 'unused', 'session', 'idle', 'code', 'assets']],
  ['article-13-citizen', ['receipts', 'audit', 'past']],
  [
    'article-13-agent',
    ['receipts', 'reports', 'audit', 'alarms', 'past', 'signIn', 'unused', 'invitation', 'token'],
  ],
  [
    'article-30',
    ['receipts', 'audit', 'alarms', 'past', 'crossing', 'shelf', 'preview', 'challenge', 'setUp'],
  ],
  ['processor-appendix', ['receipts', 'audit', 'alarms', 'past', 'signIn', 'unused', 'code', 'notices']],
  ['cookie-list', ['idle', 'session', 'signIn', 'unused', 'crossing', 'assets', 'provider']],
  ['accessibility-statement', ['code', 'question', 'idle', 'session']],
  ['incidents', ['receipts', 'audit', 'alarms', 'session', 'incident', 'secret']],
])('%s says how long', (name, said) => {
  expect(said.filter((figure) => !paper(name).includes(figures[figure]))).toEqual([]);
});

const rowsOfTables = new Map(
  [...paper('article-30').matchAll(/^\| `(\w+)`.*$/gm)].map(([row, table = '']) => [table, row]),
);

it('the article 30 record has a line for each table of the database, and for no other', () => {
  const [, body = ''] =
    /export interface Tables \{([^}]+)\}/.exec(read('server/src/storage/tables.ts')) ?? [];
  const tables = [...body.matchAll(/^ {2}(\w+):/gm)].map(([, table]) => table);
  expect(tables.length).toBeGreaterThan(10);
  expect(
    [...rowsOfTables.keys()].sort(),
    'Add or take away the table’s line in docs/papers/article-30.md, part 3: what is in it, about whom, when it is deleted. If it is about people, dpia.md and article-13-*.md too.',
  ).toEqual(tables.sort());
});

it.each<[string, Figure[]]>([
  ['agent_session', ['signIn', 'unused']],
  ['room', ['session']],
  ['resting_nameplate', ['rest']],
  ['past_room', ['past']],
  ['consent_receipt', ['receipts']],
  ['alarm', ['alarms']],
  ['audit_entry', ['audit']],
  ['call_report', ['reports']],
  ['invitation', ['invitation']],
  ['api_token', ['token', 'tokens']],
  ['webhook', ['secret']],
  ['webhook_delivery', ['deliveries']],
  ['notice', ['notices']],
])('its line for %s says when that is deleted', (table, kept) => {
  const row = rowsOfTables.get(table) ?? '';
  expect(kept.filter((figure) => !row.includes(figures[figure]))).toEqual([]);
});

/** Where something is put into a browser, and under which names. */
const keeping: Record<string, string[]> = {
  'agent-ui/src/app/preferences.ts': ['medkig-console'],
  'agent-ui/src/notices/dismissed-notices.ts': ['medkig-notices'],
  'agent-ui/src/session/session-note.ts': ['medkig-call'],
  'citizen-snippet/src/continuity.ts': ['medkig-not'],
  // the name is `launcher/handoff.ts`’s
  'citizen-snippet/src/crossing/arrive.ts': [],
  'citizen-snippet/src/launcher/handoff.ts': ['medkig'],
  'citizen-snippet/src/other-tabs.ts': ['medkig'],
  'packages/continuity/src/tab-lock.ts': ['medkig '],
  'server/src/accounts/oidc/browser-cookie.ts': ['__Host-medkig-oidc', 'medkig-oidc'],
  'server/src/accounts/session-cookie.ts': ['__Host-medkig', 'medkig'],
};
const KEEPS =
  /\.setItem\(|\.cookie\(|document\.cookie|cookieStore|indexedDB|caches\.open|locks\.request\(|new window\.BroadcastChannel|\bSTORAGE_KEY = /;

it('what is put into a browser is known by name, and in the cookie list', () => {
  const sources = globSync('{agent-ui,citizen-snippet,server,packages/*}/{src,viewer}/**/*.{ts,tsx}', {
    cwd: root,
  })
    .filter((path) => !/\.test\.tsx?$|\.fixture\.ts$|node_modules|demo-site/.test(path))
    .filter((path) => KEEPS.test(read(path)));
  expect(
    sources.sort(),
    'Something new keeps data in a browser: give it its line in docs/papers/cookie-list.md, then name it in `keeping`.',
  ).toEqual(Object.keys(keeping).sort());
  for (const [path, names] of Object.entries(keeping)) {
    for (const name of names) {
      expect(read(path), path).toContain(`'${name}'`);
      expect(paper('cookie-list')).toContain(`\`${name}\``);
    }
  }
});

it('every paper is in the index, and so is everything that stands in brackets', () => {
  const text = read(index);
  const others = papers.filter((path) => path !== index);
  expect(others.filter((path) => !text.includes(`](${path.split('/').at(-1)})`))).toEqual([]);
  const blanks = others.flatMap((path) => read(path).match(/\[[A-ZÆØÅ][A-ZÆØÅ .-]+(?=[\]:])/g) ?? []);
  expect(blanks.length).toBeGreaterThan(50);
  expect([...new Set(blanks)].filter((blank) => !text.includes(`\`${blank}]\``))).toEqual([]);
});
