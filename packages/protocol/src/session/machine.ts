/** Programs and machines, as far as they help to explain where things are: no versions, nothing that tells people apart. */
export const browsers = ['chrome', 'edge', 'firefox', 'opera', 'safari', 'samsung', 'other'] as const;
export type BrowserName = (typeof browsers)[number];

export const systems = ['android', 'chromeos', 'ipad', 'iphone', 'linux', 'mac', 'windows', 'other'] as const;
export type SystemName = (typeof systems)[number];
