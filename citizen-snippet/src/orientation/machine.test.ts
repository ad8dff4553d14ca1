import { describe, expect, it } from 'vitest';
import { browserOf, systemOf } from './machine.ts';

const MAC = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)';
const ANDROID = 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko)';
const CHROME = 'Chrome/131.0.0.0 Safari/537.36';

describe('what a browser says of itself', () => {
  it.each([
    [`${MAC} Version/18.2 Safari/605.1.15`, 'computer', 'safari', 'mac'],
    [`${MAC} Version/18.2 Safari/605.1.15`, 'tablet', 'safari', 'ipad'],
    [`${IPHONE} Version/18.2 Mobile/15E148 Safari/604.1`, 'phone', 'safari', 'iphone'],
    [`${IPHONE} CriOS/131.0.6778.73 Mobile/15E148 Safari/604.1`, 'phone', 'chrome', 'iphone'],
    [`${IPHONE} FxiOS/133.0 Mobile/15E148 Safari/605.1.15`, 'phone', 'firefox', 'iphone'],
    [`${IPHONE} Mobile/15E148 [FBAN/FBIOS;FBAV/490.0]`, 'phone', 'other', 'iphone'],
    [`${WINDOWS} AppleWebKit/537.36 (KHTML, like Gecko) ${CHROME}`, 'computer', 'chrome', 'windows'],
    [`${WINDOWS} AppleWebKit/537.36 ${CHROME} Edg/131.0.0.0`, 'computer', 'edge', 'windows'],
    [`${WINDOWS} AppleWebKit/537.36 ${CHROME} OPR/116.0.0.0`, 'computer', 'opera', 'windows'],
    [`${WINDOWS} rv:133.0) Gecko/20100101 Firefox/133.0`, 'computer', 'firefox', 'windows'],
    [`${ANDROID} SamsungBrowser/27.0 ${CHROME}`, 'phone', 'samsung', 'android'],
    [`${ANDROID} Chrome/131.0.0.0 Mobile Safari/537.36`, 'phone', 'chrome', 'android'],
    [
      'Mozilla/5.0 (Linux; Android 10; K; wv) Version/4.0 Chrome/131 Safari/537.36',
      'phone',
      'other',
      'android',
    ],
    [
      'Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) Chrome/131.0.0.0 Safari/537.36',
      'computer',
      'chrome',
      'chromeos',
    ],
    [
      'Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0',
      'computer',
      'firefox',
      'linux',
    ],
    ['', 'computer', 'other', 'other'],
  ] as const)('%s on a %s', (userAgent, device, browser, system) => {
    expect(browserOf({ userAgent })).toBe(browser);
    expect(systemOf({ userAgent }, device)).toBe(system);
  });

  it('counts before what it claims to be', () => {
    const claims = `${WINDOWS} ${CHROME}`;
    const brands = (...names: string[]) => names.map((brand) => ({ brand }));
    const data = { platform: 'Windows', brands: brands('Not_A Brand', 'Chromium', 'Microsoft Edge') };
    expect(browserOf({ userAgent: claims, userAgentData: data })).toBe('edge');
    expect(
      browserOf({ userAgent: claims, userAgentData: { ...data, brands: brands('Chromium', 'Brave') } }),
    ).toBe('other');
    expect(systemOf({ userAgent: claims, userAgentData: { ...data, platform: 'macOS' } }, 'computer')).toBe(
      'mac',
    );
  });
});
