/** `REDIS_URL` in its three forms: one server, a cluster, or servers that Sentinel watches over. */

interface RedisHost {
  host: string;
  port: number;
}

export type RedisConfig = {
  username?: string;
  password?: string;
  tls: boolean;
} & (
  | { kind: 'single'; at: RedisHost; database: number }
  /** Any of its nodes; they name the others. */
  | { kind: 'cluster'; roots: RedisHost[] }
  /** The Sentinels, and what they call the servers that they watch over. */
  | { kind: 'sentinel'; sentinels: RedisHost[]; name: string }
);

const kinds: Record<string, Pick<RedisConfig, 'kind' | 'tls'>> = {
  redis: { kind: 'single', tls: false },
  rediss: { kind: 'single', tls: true },
  'redis+cluster': { kind: 'cluster', tls: false },
  'rediss+cluster': { kind: 'cluster', tls: true },
  'redis+sentinel': { kind: 'sentinel', tls: false },
  'rediss+sentinel': { kind: 'sentinel', tls: true },
};

const FORM = /^([a-z+]+):\/\/(?:([^:@/]*)(?::([^@/]*))?@)?([^/@]+)(?:\/([^/]*))?$/;

/**
 * «redis://host:6379/0», «redis+cluster://host:6379,host:6380», «redis+sentinel://host:26379,host:26380/name»; with
 * «rediss» in place of «redis» over TLS. User and password stand before the hosts, as in any address. Undefined when it
 * has none of these forms.
 */
export function readRedisUrl(text: string): RedisConfig | undefined {
  const [, scheme = '', username, password, list = '', rest = ''] = FORM.exec(text) ?? [];
  const kind = Object.hasOwn(kinds, scheme) ? kinds[scheme] : undefined;
  const hosts = list.split(',').map((host) => hostOf(host, kind?.kind === 'sentinel' ? 26_379 : 6379));
  const [first] = hosts;
  if (!kind || !first || !hosts.every((host) => host !== undefined)) return undefined;
  const common = {
    tls: kind.tls,
    ...(username && { username: decodeURIComponent(username) }),
    ...(password && { password: decodeURIComponent(password) }),
  };
  switch (kind.kind) {
    case 'single':
      if (hosts.length > 1 || !/^\d{0,2}$/.test(rest)) return undefined;
      return { ...common, kind: 'single', at: first, database: Number(rest) };
    case 'cluster':
      return rest === '' ? { ...common, kind: 'cluster', roots: hosts } : undefined;
    case 'sentinel':
      return rest === '' ? undefined : { ...common, kind: 'sentinel', sentinels: hosts, name: rest };
    default: {
      const never: never = kind.kind;
      return never;
    }
  }
}

function hostOf(text: string, usualPort: number): RedisHost | undefined {
  const [, host, port] = /^([A-Za-z0-9._-]+|\[[0-9a-fA-F:]+\])(?::(\d{1,5}))?$/.exec(text) ?? [];
  return host ? { host: host.replace(/^\[|\]$/g, ''), port: Number(port ?? usualPort) } : undefined;
}
