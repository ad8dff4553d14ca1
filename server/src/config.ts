/** What the environment says, checked once before anything starts. */
import { createPrivateKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Role, roles } from '@medkig/api/role';
import { type OidcConfig, readOidc } from './accounts/oidc/oidc-config.ts';
import { type RedisConfig, readRedisUrl } from './directory/redis/redis-config.ts';
import { type Environment, settingOf } from './environment.ts';
import { isLogLevel, type LogLevel, logLevels } from './log.ts';
import { type DataKeyConfig, parseDataKey } from './sealing/data-keys.ts';

/** Added to `PORT` for the origins that the demo serves beside the console. */
const SITE_OFFSET = 1;
const SECOND_SITE_OFFSET = 2;
const VIEWER_OFFSET = 3;
const MITID_OFFSET = 4;
const SELF_SERVICE_OFFSET = 5;

/** 0 lets the system choose, which only tests want. */
export interface Ports {
  main: number;
  /** The demo's first municipality. */
  site: number;
  /** The demo's second municipality. */
  secondSite: number;
  /** The demo's viewer. */
  viewer: number;
  /** The demo's stand-in for MitID. */
  mitid: number;
  /** The second origin of the demo's first municipality. */
  selfService: number;
}

export type DatabaseConfig =
  | { kind: 'postgres'; url: string }
  /** Inside this process, kept in a folder. */
  | { kind: 'embedded'; folder: string }
  /** Inside this process, gone at the end. */
  | { kind: 'memory' /** A dump of the data folder that it begins with. */; from?: Blob };

export interface Credentials {
  email: string;
  password: string;
}

export interface DemoConfig {
  /** Extra origins that may embed as the first demo municipality. */
  origins: string[];
  /** Absent: a password is made up and printed. */
  agent: Credentials | undefined;
  /** When the hotline answers, every day alike: minutes after local midnight. Absent: always. */
  hours: { opens: number; closes: number } | undefined;
}

/** The operator's TURN server. */
export interface TurnConfig {
  /** «turn:turn.example:3478?transport=udp». */
  urls: string[];
  /** Shared with the TURN server, which gives whoever proves to know it a way through. */
  secret: string;
}

/** What `/.well-known/security.txt` says. */
export interface SecurityContact {
  /** «mailto:…» or «https:…». */
  contact: string;
  /** Until when it holds, in milliseconds since 1970. */
  expires: number;
}

/** This process is one of several nodes of the service. */
export interface NodeConfig {
  /** Where they keep which room is on which of them. */
  redis: RedisConfig;
  /** Two characters: whatever belongs to a room of this node begins with them, for the proxy in front. */
  name: string;
}

type PrivateKeys = readonly [KeyObject, ...KeyObject[]];

export interface Config {
  /** Without the demo only the main one is opened: every host name then arrives there, behind a proxy. */
  ports: Ports;
  /** Origin of console, API and embed; absent: `http://localhost` and the port that was opened. */
  publicUrl: string | undefined;
  /** Origin of the replay viewer; absent: `http://127.0.0.1` and the port that was opened for it. */
  viewerOrigin: string | undefined;
  database: DatabaseConfig;
  /** Absent: the service is this process alone. */
  node: NodeConfig | undefined;
  /** Of the secrets in it. */
  dataKey: DataKeyConfig;
  logLevel: LogLevel;
  demo: DemoConfig | undefined;
  /** P-256 keys of socket tickets: the first signs, all verify; absent: one that the process makes and renews. */
  jwtPrivateKey: PrivateKeys | undefined;
  turn: TurnConfig | undefined;
  /** Of these roles more than a password is asked. */
  secondFactorOf: readonly Role[];
  /** The workplace's own sign-in. */
  oidc: OidcConfig | undefined;
  /** How long an entry of the audit log is kept. */
  auditDays: number;
  security: SecurityContact | undefined;
  /** What must be shown to read `/metrics`; absent: whoever asks from a private address. */
  metricsToken: string | undefined;
}

export type ConfigProblem =
  | 'given-twice'
  | 'unreadable-file'
  | 'port'
  | 'public-url'
  | 'public-url-without-tls'
  | 'viewer-origin'
  | 'viewer-origin-missing'
  | 'viewer-origin-same-host'
  | 'database-url'
  | 'redis-url'
  | 'node-name'
  | 'node-alone'
  | 'data-key'
  | 'log-level'
  | 'demo-origins'
  | 'demo-agent'
  | 'demo-hours'
  | 'jwt-private-key'
  | 'turn-urls'
  | 'turn-secret'
  | 'require-second-factor'
  | 'oidc'
  | 'audit-days'
  | 'metrics-token'
  | 'security-contact'
  | 'security-expires';

/** Where it could be any of them, X is the variable. */
const sentences: Record<ConfigProblem, string> = {
  'given-twice': 'X and X_FILE are both set: leave one of them out.',
  'unreadable-file': 'X_FILE names a file that cannot be read.',
  port: 'PORT must be a whole number from 1 to 65530.',
  'public-url': 'PUBLIC_URL must be an http or https address without a path, such as https://medkig.example.',
  'public-url-without-tls':
    'PUBLIC_URL must begin with https:// unless its host is localhost, because browsers keep their cryptography from other pages.',
  'viewer-origin':
    'VIEWER_ORIGIN must be an http or https address without a path, such as https://viewer.example.',
  'viewer-origin-missing': 'VIEWER_ORIGIN must be set when MEDKIG_DEMO is not 1.',
  'viewer-origin-same-host':
    'VIEWER_ORIGIN must have another host name than PUBLIC_URL, because cookies reach every port of a host.',
  'database-url': 'DATABASE_URL must begin with postgres:// or postgresql://.',
  'redis-url':
    'REDIS_URL must be one server (redis://redis.example:6379), a cluster (redis+cluster://one:6379,two:6379) or watched over by Sentinel (redis+sentinel://one:26379,two:26379/name); rediss in place of redis for TLS.',
  'node-name':
    'NODE_NAME must be two characters out of a-z and 0-9, others for each node, and needs REDIS_URL.',
  'node-alone':
    'REDIS_URL means several nodes, which share DATABASE_URL, DATA_KEY and JWT_PRIVATE_KEY: set all three, the same for each.',
  'data-key':
    'DATA_KEY and DATA_KEY_PREVIOUS must be 32 bytes in Base64 each, as «openssl rand -base64 32» writes them.',
  'log-level': `LOG_LEVEL must be one of ${logLevels.join(', ')}.`,
  'demo-origins':
    'MEDKIG_DEMO_ORIGINS must be origins with commas between them, such as http://127.0.0.1:8080.',
  'demo-agent': 'MEDKIG_DEMO_AGENT must be an e-mail address and a password with a colon between them.',
  'demo-hours': 'MEDKIG_DEMO_HOURS must be two times of one day, the earlier first, such as 08:00-20:00.',
  'jwt-private-key':
    'JWT_PRIVATE_KEY must be one or more private keys on the curve P-256 in PEM, the one that signs first.',
  'turn-urls':
    'TURN_URLS must be turn: or turns: addresses with commas between them, such as turn:turn.example:3478?transport=udp, and needs TURN_SECRET.',
  'metrics-token': 'METRICS_TOKEN must be at least 16 characters without blanks.',
  'audit-days': 'AUDIT_DAYS must be a whole number from 1 to 3650.',
  'security-contact':
    'SECURITY_CONTACT must be a mailto: or https: address, such as mailto:security@medkig.example, and needs SECURITY_EXPIRES.',
  'security-expires': 'SECURITY_EXPIRES must be a day, such as 2027-06-30, and needs SECURITY_CONTACT.',
  oidc: 'OIDC_ISSUER must be an https address, and needs OIDC_CLIENT_ID and OIDC_CLIENT_SECRET; OIDC_ROLE_CLAIM needs an OIDC_ROLE_MAP such as «hotline-users=agent@0101; it-staff=operator».',
  'require-second-factor': `REQUIRE_SECOND_FACTOR must be roles with commas between them: ${roles.join(', ')}.`,
  'turn-secret': 'TURN_SECRET must be at least 16 characters, and needs TURN_URLS.',
};

export type ConfigResult =
  | { ok: true; config: Config }
  | { ok: false; problem: ConfigProblem /** One sentence for the operator. */; sentence: string };

/** Thrown and caught inside this file only. */
class Refusal {
  readonly problem: ConfigProblem;
  readonly sentence: string;
  constructor(problem: ConfigProblem, variable = '') {
    this.problem = problem;
    this.sentence = variable ? sentences[problem].replaceAll('X', variable) : sentences[problem];
  }
}

/** Reads the environment, and the files that `X_FILE` names in place of any variable `X`; what is empty counts as absent. */
export function readConfig(
  environment: Environment,
  readFile: (path: string) => string = (path) => readFileSync(path, 'utf8'),
): ConfigResult {
  const read = (name: string) => {
    const setting = settingOf(name, environment, readFile);
    if (!setting.ok) throw new Refusal(setting.problem, name);
    return setting.value;
  };
  try {
    return { ok: true, config: checked(read) };
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    return { ok: false, problem: thrown.problem, sentence: thrown.sentence };
  }
}

function checked(read: (name: string) => string | undefined): Config {
  const main = readPort(read('PORT'));
  const isDemo = read('MEDKIG_DEMO') === '1';
  const publicUrl = readPublicUrl(read('PUBLIC_URL'));
  const folder = read('DATA_DIR') ?? 'data';
  return {
    ports: {
      main,
      site: main + SITE_OFFSET,
      secondSite: main + SECOND_SITE_OFFSET,
      viewer: main + VIEWER_OFFSET,
      mitid: main + MITID_OFFSET,
      selfService: main + SELF_SERVICE_OFFSET,
    },
    publicUrl,
    viewerOrigin: readViewerOrigin(read('VIEWER_ORIGIN'), isDemo, publicUrl ?? 'http://localhost'),
    database: readDatabase(read('DATABASE_URL'), folder),
    node: readNode(read),
    dataKey: {
      given: readDataKey(read('DATA_KEY')),
      previous: readDataKey(read('DATA_KEY_PREVIOUS')),
      folder,
    },
    logLevel: readLogLevel(read('LOG_LEVEL') ?? 'info'),
    demo: isDemo
      ? {
          origins: readOrigins(read('MEDKIG_DEMO_ORIGINS') ?? ''),
          agent: readAgent(read('MEDKIG_DEMO_AGENT')),
          hours: readHours(read('MEDKIG_DEMO_HOURS')),
        }
      : undefined,
    jwtPrivateKey: readKeys(read('JWT_PRIVATE_KEY')),
    turn: readTurn(read('TURN_URLS'), read('TURN_SECRET')),
    secondFactorOf: readRoles(read('REQUIRE_SECOND_FACTOR') ?? ''),
    oidc: readOidcOrRefuse(read),
    auditDays: readDays(read('AUDIT_DAYS')),
    security: readSecurity(read('SECURITY_CONTACT'), read('SECURITY_EXPIRES')),
    metricsToken: readMetricsToken(read('METRICS_TOKEN')),
  };
}

function readPort(text = '4000'): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port < 1 || port + SELF_SERVICE_OFFSET > 65_535) throw new Refusal('port');
  return port;
}

function readPublicUrl(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const url = originOf(text);
  if (!url) throw new Refusal('public-url');
  const isLoopback = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url.protocol === 'http:' && !isLoopback) throw new Refusal('public-url-without-tls');
  return url.origin;
}

function readViewerOrigin(text: string | undefined, isDemo: boolean, publicUrl: string): string | undefined {
  if (text === undefined && !isDemo) throw new Refusal('viewer-origin-missing');
  const url = originOf(text ?? 'http://127.0.0.1');
  if (!url) throw new Refusal('viewer-origin');
  if (url.hostname === new URL(publicUrl).hostname) throw new Refusal('viewer-origin-same-host');
  return text === undefined ? undefined : url.origin;
}

function readDatabase(url: string | undefined, folder: string): DatabaseConfig {
  if (url === undefined) return { kind: 'embedded', folder };
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url)) throw new Refusal('database-url');
  return { kind: 'postgres', url };
}

function readNode(read: (name: string) => string | undefined): NodeConfig | undefined {
  const [url, name] = [read('REDIS_URL'), read('NODE_NAME')];
  if (url === undefined && name === undefined) return undefined;
  const redis = url === undefined ? undefined : readRedisUrl(url);
  if (url !== undefined && !redis) throw new Refusal('redis-url');
  if (!redis || !/^[a-z0-9]{2}$/.test(name ?? '')) throw new Refusal('node-name');
  const isAlone = ['DATABASE_URL', 'DATA_KEY', 'JWT_PRIVATE_KEY'].some(
    (shared) => read(shared) === undefined,
  );
  if (isAlone) throw new Refusal('node-alone');
  return { redis, name: name ?? '' };
}

function readDataKey(text: string | undefined): Uint8Array | undefined {
  const key = text === undefined ? undefined : parseDataKey(text);
  if (text !== undefined && !key) throw new Refusal('data-key');
  return key;
}

function readLogLevel(text: string): LogLevel {
  if (!isLogLevel(text)) throw new Refusal('log-level');
  return text;
}

function readOrigins(text: string): string[] {
  const parts = text.split(',').map((part) => part.trim());
  return parts.filter(Boolean).map((part) => {
    const url = originOf(part);
    if (!url) throw new Refusal('demo-origins');
    return url.origin;
  });
}

function readAgent(text: string | undefined): Credentials | undefined {
  if (text === undefined) return undefined;
  const [, email, password] = /^([^\s:@]+@[^\s:@]+):(.+)$/.exec(text) ?? [];
  if (!email || !password) throw new Refusal('demo-agent');
  return { email: email.toLowerCase(), password };
}

function readHours(text: string | undefined): DemoConfig['hours'] {
  if (text === undefined) return undefined;
  const [, ...digits] = /^(\d\d):([0-5]\d)-(\d\d):([0-5]\d)$/.exec(text) ?? [];
  const [fromHour = 0, fromMinute = 0, toHour = 0, toMinute = 0] = digits.map(Number);
  const hours = { opens: fromHour * 60 + fromMinute, closes: toHour * 60 + toMinute };
  if (hours.opens >= hours.closes || hours.closes > 24 * 60) throw new Refusal('demo-hours');
  return hours;
}

function readKeys(text: string | undefined): PrivateKeys | undefined {
  if (text === undefined) return undefined;
  // Many hosts can hold an environment variable only on one line.
  const lines = text.replaceAll('\\n', '\n');
  const pems = lines.split(/(?<=-----END [A-Z ]+-----)\s*/).filter((pem) => pem.trim() !== '');
  const [first, ...others] = pems.map(readKey);
  if (!first) throw new Refusal('jwt-private-key');
  return [first, ...others];
}

function readKey(pem: string): KeyObject {
  const key = parseKey(pem);
  if (key?.asymmetricKeyDetails?.namedCurve !== 'prime256v1') throw new Refusal('jwt-private-key');
  return key;
}

function parseKey(pem: string): KeyObject | undefined {
  try {
    return createPrivateKey(pem);
  } catch {
    return undefined;
  }
}

function readTurn(text: string | undefined, secret: string | undefined): TurnConfig | undefined {
  if (text === undefined && secret === undefined) return undefined;
  const urls = (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  const isTurn = (url: string) =>
    /^turns?:(?:[\w.-]+|\[[\da-f:]+\])(?::\d{1,5})?(?:\?transport=(?:udp|tcp))?$/i.test(url);
  if (urls.length === 0 || urls.length > 10 || !urls.every(isTurn)) throw new Refusal('turn-urls');
  if (secret === undefined || secret.length < 16) throw new Refusal('turn-secret');
  return { urls, secret };
}

function readRoles(text: string): Role[] {
  const names = text
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  const asked = roles.filter((role) => names.includes(role));
  if (names.some((name) => !roles.some((role) => role === name))) throw new Refusal('require-second-factor');
  return asked;
}

function readOidcOrRefuse(read: (name: string) => string | undefined): OidcConfig | undefined {
  const oidc = readOidc(read);
  if (oidc === false) throw new Refusal('oidc');
  return oidc;
}

/** Six months, unless told otherwise. */
function readDays(text = '183'): number {
  const days = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (days < 1 || days > 3650) throw new Refusal('audit-days');
  return days;
}

function readSecurity(contact: string | undefined, day: string | undefined): SecurityContact | undefined {
  if (contact === undefined && day === undefined) return undefined;
  if (!/^(?:mailto:[^\s@]+@[^\s@]+|https:\/\/\S+)$/.test(contact ?? ''))
    throw new Refusal('security-contact');
  const expires = /^\d{4}-\d\d-\d\d$/.test(day ?? '') ? Date.parse(`${day}T23:59:59Z`) : Number.NaN;
  if (contact === undefined || Number.isNaN(expires)) throw new Refusal('security-expires');
  return { contact, expires };
}

function readMetricsToken(text: string | undefined): string | undefined {
  if (text !== undefined && !/^\S{16,200}$/.test(text)) throw new Refusal('metrics-token');
  return text;
}

/** The address, if it is an origin and nothing more. */
function originOf(text: string): URL | undefined {
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol)) return undefined;
  return url.href === `${url.origin}/` ? url : undefined;
}
