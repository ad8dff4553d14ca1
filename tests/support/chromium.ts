import { type Browser, chromium } from 'playwright';

export const launchOptions = {
  executablePath: process.env.MEDKIG_CHROMIUM ?? '/usr/bin/chromium',
  chromiumSandbox: false,
  // Chromium's own background requests would only fail, many at a time, on a closed network.
  args: [
    '--disable-quic',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
  ],
};

/** Each call is a browser process of its own. */
export function launchChromium(args: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ ...launchOptions, args: [...launchOptions.args, ...args] });
}
