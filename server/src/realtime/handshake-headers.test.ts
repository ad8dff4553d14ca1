import { describe, expect, it } from 'vitest';
import { addressKey, pageOrigin } from './handshake-headers.ts';

const console_ = 'https://medkig.example';
const ownPage = { host: 'medkig.example', 'sec-fetch-site': 'same-origin' };

describe('the origin of a handshake', () => {
  it('[S4] is what the browser says', () => {
    expect(pageOrigin({ origin: 'https://vestby.example' }, console_)).toBe('https://vestby.example');
  });

  it('[S4] is nothing when it is missing or null', () => {
    expect(pageOrigin({ host: 'medkig.example' }, console_)).toBeUndefined();
    expect(pageOrigin({ ...ownPage, origin: 'null' }, console_)).toBeUndefined();
  });

  it('[S4] is the console’s for a page of the console that polls', () => {
    expect(pageOrigin(ownPage, console_)).toBe(console_);
  });

  it.each(['same-site', 'cross-site', 'none'])('[S4] is nothing for a page that is only %s', (site) => {
    expect(pageOrigin({ ...ownPage, 'sec-fetch-site': site }, console_)).toBeUndefined();
  });

  it('[S4] is nothing for a page of another host of this server', () => {
    expect(pageOrigin({ ...ownPage, host: 'viewer.example' }, console_)).toBeUndefined();
  });
});

describe('the address a socket is counted by', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2233:4:5:6:7', '2001:db8:1:2200'],
    ['2001:db8:1:22ff::1', '2001:db8:1:2200'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    [undefined, 'unknown'],
  ])('[S29] %s counts as %s', (address, key) => {
    expect(addressKey(address, {}, false)).toBe(key);
  });

  it('[S29] a forwarded address counts only behind a trusted proxy, and only the one the proxy added', () => {
    const headers = { 'x-forwarded-for': '198.51.100.1, 203.0.113.9' };
    expect(addressKey('192.0.2.7', headers, false)).toBe('192.0.2.7');
    expect(addressKey('192.0.2.7', headers, true)).toBe('203.0.113.9');
    expect(addressKey('192.0.2.7', { 'x-forwarded-for': 'rubbish' }, true)).toBe('unknown');
    expect(addressKey('192.0.2.7', {}, true)).toBe('192.0.2.7');
  });
});
