import { describe, expect, it } from 'vitest';
import { readRedisUrl } from './redis-config.ts';

describe('REDIS_URL', () => {
  it('names one server', () => {
    expect(readRedisUrl('redis://cache.example')).toEqual({
      kind: 'single',
      tls: false,
      at: { host: 'cache.example', port: 6379 },
      database: 0,
    });
    expect(readRedisUrl('rediss://medkig:p%40ss@[::1]:6390/2')).toEqual({
      kind: 'single',
      tls: true,
      username: 'medkig',
      password: 'p@ss',
      at: { host: '::1', port: 6390 },
      database: 2,
    });
  });

  it('names some nodes of a cluster', () => {
    expect(readRedisUrl('redis+cluster://:secret@a:7000,b:7001')).toEqual({
      kind: 'cluster',
      tls: false,
      password: 'secret',
      roots: [
        { host: 'a', port: 7000 },
        { host: 'b', port: 7001 },
      ],
    });
  });

  it('names Sentinels and what they watch over', () => {
    expect(readRedisUrl('redis+sentinel://a,b:26380/medkig')).toEqual({
      kind: 'sentinel',
      tls: false,
      sentinels: [
        { host: 'a', port: 26_379 },
        { host: 'b', port: 26_380 },
      ],
      name: 'medkig',
    });
  });

  it.each([
    'localhost:6379',
    'http://localhost',
    'redis://',
    'redis://a,b',
    'redis://a/first',
    'redis://a:port',
    'redis+cluster://a/0',
    'redis+sentinel://a',
    'toString://a',
  ])('is not %s', (text) => {
    expect(readRedisUrl(text)).toBeUndefined();
  });
});
