import type { BrowserName, SystemName } from '@medkig/protocol/session/machine';
import type { Device } from '../device.ts';

/** What a browser says of itself; `userAgentData` is missing in Firefox and Safari. */
export interface SelfPortrait {
  userAgent: string;
  userAgentData?: { brands: readonly { brand: string }[]; platform: string } | undefined;
}

/** The first that fits counts: most browsers claim to be others as well. */
const BROWSERS: readonly [RegExp, BrowserName][] = [
  [/\bEdg|Microsoft Edge/, 'edge'],
  [/\bOPR\/|\bOpera\b/, 'opera'],
  [/Samsung/, 'samsung'],
  [/\bFirefox\/|\bFxiOS\//, 'firefox'],
  // Other menus, though Chromium inside; and programs that show a page within themselves.
  [/Brave|Vivaldi|YaBrowser|\bwv\)|WebView|\bFBA[NV]\b|Instagram/, 'other'],
  [/Chrome\b|Chromium|\bCriOS\//, 'chrome'],
  [/\bVersion\/.*\bSafari\//, 'safari'],
];

const SYSTEMS: readonly [RegExp, SystemName][] = [
  [/iPhone|iPod/, 'iphone'],
  [/iPad/, 'ipad'],
  [/Android/, 'android'],
  [/\bCrOS\b|Chrome OS/, 'chromeos'],
  [/Windows/, 'windows'],
  [/\bMac/i, 'mac'],
  [/Linux|X11/, 'linux'],
];

export function browserOf({ userAgent, userAgentData }: SelfPortrait): BrowserName {
  const brands = userAgentData?.brands.map(({ brand }) => brand).join();
  return named(BROWSERS, brands || userAgent) ?? 'other';
}

export function systemOf({ userAgent, userAgentData }: SelfPortrait, device: Device): SystemName {
  const name = named(SYSTEMS, userAgentData?.platform || userAgent) ?? 'other';
  // An iPad says that it is a Mac, and no Mac is used by fingers.
  return name === 'mac' && device !== 'computer' ? 'ipad' : name;
}

function named<Name>(known: readonly [RegExp, Name][], text: string): Name | undefined {
  return known.find(([sign]) => sign.test(text))?.[1];
}
