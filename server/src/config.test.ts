import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

const demo = { MEDKIG_DEMO: '1' };
const service = { PUBLIC_URL: 'https://medkig.example', VIEWER_ORIGIN: 'https://viewer.example' };
const oidc = {
  OIDC_ISSUER: 'https://login.example/tenant',
  OIDC_CLIENT_ID: 'medkig',
  OIDC_CLIENT_SECRET: 'hemmelig',
};

const pem = (namedCurve: string) =>
  generateKeyPairSync('ec', { namedCurve }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

/** What all nodes of a service must have alike. */
const shared = {
  DATABASE_URL: 'postgres://db.example/medkig',
  DATA_KEY: Buffer.alloc(32, 1).toString('base64'),
  JWT_PRIVATE_KEY: pem('P-256'),
};

function accepted(environment: Record<string, string>) {
  const result = readConfig(environment);
  if (!result.ok) throw new Error(result.sentence);
  return result.config;
}

it('reads a file in place of any variable, as containers are handed secrets', () => {
  const files: Record<string, string> = {
    '/run/secrets/database-url': 'postgres://medkig:secret@db.example/medkig\n',
    '/run/secrets/none': '\n',
  };
  const environment = {
    ...service,
    DATABASE_URL_FILE: '/run/secrets/database-url',
    METRICS_TOKEN_FILE: '/run/secrets/none',
    DATA_KEY_FILE: '',
  };
  const result = readConfig(environment, (path) => files[path] ?? '');
  expect(result).toMatchObject({
    ok: true,
    config: {
      database: { kind: 'postgres', url: 'postgres://medkig:secret@db.example/medkig' },
      metricsToken: undefined,
      dataKey: { given: undefined },
    },
  });
});

describe('the demo', () => {
  it('needs nothing but its name', () => {
    expect(accepted(demo)).toEqual({
      ports: { main: 4000, site: 4001, secondSite: 4002, viewer: 4003, mitid: 4004, selfService: 4005 },
      publicUrl: undefined,
      viewerOrigin: undefined,
      database: { kind: 'embedded', folder: 'data' },
      node: undefined,
      dataKey: { given: undefined, previous: undefined, folder: 'data' },
      logLevel: 'info',
      demo: { origins: [], agent: undefined, hours: undefined },
      jwtPrivateKey: undefined,
      turn: undefined,
      secondFactorOf: [],
      oidc: undefined,
      auditDays: 183,
      security: undefined,
      metricsToken: undefined,
    });
  });

  it('moves all its ports with PORT', () => {
    expect(accepted({ ...demo, PORT: '4100' }).ports).toEqual({
      main: 4100,
      site: 4101,
      secondSite: 4102,
      viewer: 4103,
      mitid: 4104,
      selfService: 4105,
    });
  });

  it('takes more origins, an agent and hours', () => {
    const { demo: chosen } = accepted({
      ...demo,
      MEDKIG_DEMO_ORIGINS: 'http://127.0.0.1:8080, https://form.example/,',
      MEDKIG_DEMO_AGENT: 'Anna@vestby.example:kode:med:kolon',
      MEDKIG_DEMO_HOURS: '08:00-20:30',
    });
    expect(chosen).toEqual({
      origins: ['http://127.0.0.1:8080', 'https://form.example'],
      agent: { email: 'anna@vestby.example', password: 'kode:med:kolon' },
      hours: { opens: 480, closes: 1230 },
    });
  });
});

describe('a service', () => {
  it('listens on one port behind its two addresses', () => {
    const config = accepted({ ...service, DATABASE_URL: 'postgres://db.example/medkig' });
    expect(config).toMatchObject({
      ports: { main: 4000 },
      publicUrl: 'https://medkig.example',
      viewerOrigin: 'https://viewer.example',
      database: { kind: 'postgres', url: 'postgres://db.example/medkig' },
      demo: undefined,
    });
  });

  it('is one node of several, which share what is stored and their keys', () => {
    const { node } = accepted({ ...service, ...shared, REDIS_URL: 'redis://redis.example', NODE_NAME: 'a1' });
    expect(node).toMatchObject({ name: 'a1', redis: { kind: 'single', at: { host: 'redis.example' } } });
  });

  it('takes the key of its secrets in either alphabet, and the one before', () => {
    const key = Buffer.alloc(32, 0xfb);
    const { dataKey } = accepted({
      ...service,
      DATA_KEY: key.toString('base64'),
      DATA_KEY_PREVIOUS: key.toString('base64url'),
    });
    expect(dataKey).toEqual({ given: key, previous: key, folder: 'data' });
  });

  it('takes the roles of which more than a password is asked', () => {
    const { secondFactorOf } = accepted({ ...service, REQUIRE_SECOND_FACTOR: 'operator, lead,' });
    expect(secondFactorOf).toEqual(['lead', 'operator']);
  });

  it('takes its key with real line ends or written ones', () => {
    const key = pem('P-256');
    for (const text of [key, key.replaceAll('\n', '\\n')]) {
      expect(accepted({ ...service, JWT_PRIVATE_KEY: text }).jwtPrivateKey?.[0].asymmetricKeyType).toBe('ec');
    }
  });

  it('says whom to tell about a weakness, and until when that holds', () => {
    const security = { SECURITY_CONTACT: 'mailto:security@medkig.example', SECURITY_EXPIRES: '2027-06-30' };
    expect(accepted({ ...service, ...security }).security).toEqual({
      contact: 'mailto:security@medkig.example',
      expires: Date.parse('2027-06-30T23:59:59Z'),
    });
  });

  it('takes several keys, in their order', () => {
    const keys = [pem('P-256'), pem('P-256')];
    for (const between of ['', '\n', '\\n', ' ']) {
      const { jwtPrivateKey } = accepted({ ...service, JWT_PRIVATE_KEY: keys.join(between) });
      expect(jwtPrivateKey?.map((key) => key.export({ type: 'pkcs8', format: 'pem' }))).toEqual(keys);
    }
  });

  it('takes the workplace’s own sign-in, and what its claims give', () => {
    expect(accepted({ ...service, ...oidc }).oidc).toEqual({
      issuer: new URL('https://login.example/tenant'),
      clientId: 'medkig',
      clientSecret: 'hemmelig',
      name: 'login.example',
      roles: undefined,
      amr: [],
    });
    const more = {
      OIDC_NAME: 'Vestby Kommune',
      OIDC_ROLE_CLAIM: 'groups',
      OIDC_ROLE_MAP: 'CN=hotline,OU=x=agent@0101; leads=lead@Vestby Kommune;drift=operator;',
      OIDC_REQUIRE_AMR: 'mfa, hwk',
    };
    expect(accepted({ ...service, ...oidc, ...more }).oidc).toMatchObject({
      name: 'Vestby Kommune',
      roles: {
        claim: 'groups',
        rules: [
          { value: 'CN=hotline,OU=x', role: 'agent', municipality: '0101' },
          { value: 'leads', role: 'lead', municipality: 'Vestby Kommune' },
          { value: 'drift', role: 'operator', municipality: undefined },
        ],
      },
      amr: ['mfa', 'hwk'],
    });
  });

  it('counts an empty variable as absent', () => {
    expect(accepted({ ...service, PORT: '', DATABASE_URL: ' ', JWT_PRIVATE_KEY: '' })).toMatchObject({
      ports: { main: 4000 },
      database: { kind: 'embedded' },
      jwtPrivateKey: undefined,
    });
  });
});

describe('a refusal names the variable in one sentence', () => {
  it.each<[string, string, Record<string, string>]>([
    ['port', 'PORT', { ...demo, PORT: 'http' }],
    ['port', 'PORT', { ...demo, PORT: '0' }],
    ['port', 'PORT', { ...demo, PORT: '65532' }],
    ['port', 'PORT', { ...demo, PORT: '4000.5' }],
    ['public-url', 'PUBLIC_URL', { ...service, PUBLIC_URL: 'medkig.example' }],
    ['public-url', 'PUBLIC_URL', { ...service, PUBLIC_URL: 'https://medkig.example/app' }],
    ['public-url', 'PUBLIC_URL', { ...service, PUBLIC_URL: 'javascript:alert(1)' }],
    ['public-url', 'PUBLIC_URL', { ...service, PUBLIC_URL: 'https://user:word@medkig.example' }],
    ['public-url-without-tls', 'PUBLIC_URL', { ...service, PUBLIC_URL: 'http://medkig.example' }],
    ['viewer-origin', 'VIEWER_ORIGIN', { ...service, VIEWER_ORIGIN: '*' }],
    ['viewer-origin-missing', 'VIEWER_ORIGIN', { PUBLIC_URL: 'https://medkig.example' }],
    [
      'viewer-origin-same-host',
      'VIEWER_ORIGIN',
      { ...service, VIEWER_ORIGIN: 'https://medkig.example:8443' },
    ],
    ['viewer-origin-same-host', 'VIEWER_ORIGIN', { ...demo, PUBLIC_URL: 'http://127.0.0.1:4000' }],
    ['database-url', 'DATABASE_URL', { ...service, DATABASE_URL: 'mysql://db.example/medkig' }],
    ['redis-url', 'REDIS_URL', { ...service, ...shared, NODE_NAME: 'aa', REDIS_URL: 'http://redis.example' }],
    ['node-name', 'NODE_NAME', { ...service, ...shared, REDIS_URL: 'redis://redis.example' }],
    [
      'node-name',
      'NODE_NAME',
      { ...service, ...shared, REDIS_URL: 'redis://redis.example', NODE_NAME: 'A1' },
    ],
    ['node-name', 'NODE_NAME', { ...service, NODE_NAME: 'aa' }],
    [
      'node-alone',
      'REDIS_URL',
      { ...service, REDIS_URL: 'redis://redis.example', NODE_NAME: 'aa', DATABASE_URL: shared.DATABASE_URL },
    ],
    ['log-level', 'LOG_LEVEL', { ...demo, LOG_LEVEL: 'loud' }],
    ['demo-origins', 'MEDKIG_DEMO_ORIGINS', { ...demo, MEDKIG_DEMO_ORIGINS: 'https://form.example/path' }],
    ['demo-origins', 'MEDKIG_DEMO_ORIGINS', { ...demo, MEDKIG_DEMO_ORIGINS: '*' }],
    ['demo-agent', 'MEDKIG_DEMO_AGENT', { ...demo, MEDKIG_DEMO_AGENT: 'anna@vestby.example' }],
    ['demo-hours', 'MEDKIG_DEMO_HOURS', { ...demo, MEDKIG_DEMO_HOURS: '8-20' }],
    ['demo-hours', 'MEDKIG_DEMO_HOURS', { ...demo, MEDKIG_DEMO_HOURS: '20:00-08:00' }],
    ['demo-hours', 'MEDKIG_DEMO_HOURS', { ...demo, MEDKIG_DEMO_HOURS: '08:00-24:01' }],
    ['metrics-token', 'METRICS_TOKEN', { ...service, METRICS_TOKEN: 'kort' }],
    ['data-key', 'DATA_KEY', { ...service, DATA_KEY: 'secret' }],
    ['data-key', 'DATA_KEY', { ...service, DATA_KEY_PREVIOUS: 'ab'.repeat(32) }],
    ['require-second-factor', 'REQUIRE_SECOND_FACTOR', { ...service, REQUIRE_SECOND_FACTOR: 'lead,alle' }],
    ['jwt-private-key', 'JWT_PRIVATE_KEY', { ...service, JWT_PRIVATE_KEY: 'secret' }],
    ['jwt-private-key', 'JWT_PRIVATE_KEY', { ...service, JWT_PRIVATE_KEY: pem('P-384') }],
    ['security-contact', 'SECURITY_CONTACT', { ...service, SECURITY_EXPIRES: '2027-06-30' }],
    [
      'security-contact',
      'SECURITY_CONTACT',
      { ...service, SECURITY_CONTACT: 'security@medkig.example', SECURITY_EXPIRES: '2027-06-30' },
    ],
    [
      'security-contact',
      'SECURITY_CONTACT',
      { ...service, SECURITY_CONTACT: 'https://a.example\nHiring: x', SECURITY_EXPIRES: '2027-06-30' },
    ],
    [
      'security-expires',
      'SECURITY_EXPIRES',
      { ...service, SECURITY_CONTACT: 'https://medkig.example/security' },
    ],
    [
      'security-expires',
      'SECURITY_EXPIRES',
      { ...service, SECURITY_CONTACT: 'https://medkig.example/security', SECURITY_EXPIRES: '2027-13-30' },
    ],
    ['jwt-private-key', 'JWT_PRIVATE_KEY', { ...service, JWT_PRIVATE_KEY: pem('P-256') + pem('P-384') }],
    ['oidc', 'OIDC_ISSUER', { ...service, ...oidc, OIDC_CLIENT_SECRET: '' }],
    ['oidc', 'OIDC_ISSUER', { ...service, ...oidc, OIDC_ISSUER: 'http://login.example' }],
    ['oidc', 'OIDC_ISSUER', { ...service, ...oidc, OIDC_ROLE_CLAIM: 'groups' }],
    ['oidc', 'OIDC_ISSUER', { ...service, ...oidc, OIDC_ROLE_MAP: 'drift=operator' }],
    ['oidc', 'OIDC_ISSUER', { ...service, ...oidc, OIDC_ROLE_CLAIM: 'x', OIDC_ROLE_MAP: 'drift=king' }],
  ])('%s: %s', (problem, variable, environment) => {
    const result = readConfig(environment);
    expect(result).toMatchObject({ ok: false, problem });
    expect(result).toHaveProperty(
      'sentence',
      expect.stringMatching(new RegExp(`^${variable} [^.]+\\b.*\\.$`)),
    );
  });

  it.each([
    ['given-twice', 'DATA_KEY and DATA_KEY_FILE', { DATA_KEY: 'a', DATA_KEY_FILE: '/run/secrets/data-key' }],
    ['unreadable-file', 'OIDC_CLIENT_SECRET_FILE', { OIDC_CLIENT_SECRET_FILE: '/run/secrets/none' }],
  ])('%s: %s', (problem, variables, environment) => {
    const read = () => {
      throw new Error('no such file');
    };
    expect(readConfig({ ...service, ...environment }, read)).toEqual({
      ok: false,
      problem,
      sentence: expect.stringMatching(new RegExp(`^${variables} [a-z].*\\.$`)),
    });
  });

  it('and never repeats a secret', () => {
    const result = readConfig({ ...service, JWT_PRIVATE_KEY: 'half-a-key' });
    expect(JSON.stringify(result)).not.toContain('half-a-key');
  });
});
