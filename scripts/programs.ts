/** The programs that the tests drive beside Node: found, or installed with one call of Debian's package manager. */
import { chromiumFromNpm, installedChromium } from './chromium.ts';
import { canInstall, installFromDebian } from './debian.ts';
import { onPath } from './on-path.ts';

interface Program {
  /** Tells the tests the program's path, and us another one than the usual. */
  variable: string;
  names: readonly string[];
  packages: readonly string[];
  /** What is not tested without it. */
  without: string;
}

const optional: readonly Program[] = [
  {
    variable: 'MEDKIG_FIREFOX',
    names: ['firefox-esr', 'firefox'],
    packages: ['firefox-esr'],
    without: 'Firefox is not here: the tests in Firefox are skipped.',
  },
  {
    variable: 'MEDKIG_WEBKIT_DRIVER',
    names: ['WebKitWebDriver'],
    packages: ['webkit2gtk-driver'],
    without: 'WebKitGTK’s WebKitWebDriver is not here: the tests in WebKit are skipped.',
  },
  {
    variable: 'MEDKIG_XVFB',
    names: ['Xvfb'],
    packages: ['xvfb'],
    without: 'Xvfb is not here: the tests in WebKit are skipped.',
  },
  {
    variable: 'MEDKIG_HAPROXY',
    names: ['haproxy'],
    packages: ['haproxy'],
    without: 'HAProxy is not here: the tests behind a TLS-inspecting proxy and of several nodes are skipped.',
  },
  {
    variable: 'MEDKIG_TURN_SERVER',
    names: ['turnserver'],
    packages: ['coturn'],
    without: 'Coturn is not here: the tests through a TURN server are skipped.',
  },
  {
    variable: 'MEDKIG_REDIS',
    names: ['redis-server', 'valkey-server'],
    packages: ['redis-server'],
    without: 'Redis is not here: the tests of several nodes are skipped.',
  },
  {
    variable: 'MEDKIG_OPENSSL',
    names: ['openssl'],
    packages: ['openssl'],
    without: 'OpenSSL is not here: the tests behind a TLS-inspecting proxy are skipped.',
  },
];

export type Provided =
  /** One sentence for each thing that will not be tested. */
  { ok: true; skipped: string[] } | { ok: false; sentence: string };

/** Finds or installs what the tests need and names it in the environment. Only Chromium is a must. */
export function providePrograms(): Provided {
  const missing = optional.filter((program) => !pathOf(program)).flatMap(({ packages }) => packages);
  if (!installedChromium()) missing.unshift('chromium', 'fonts-liberation');
  if (missing.length > 0 && canInstall()) installFromDebian(missing);

  const chromium = installedChromium() ?? chromiumFromNpm();
  if (!chromium) {
    const sentence =
      'The tests need Chromium: install it, or set MEDKIG_CHROMIUM to the path of its program.';
    return { ok: false, sentence };
  }
  process.env.MEDKIG_CHROMIUM = chromium;

  const skipped: string[] = [];
  for (const program of optional) {
    const path = pathOf(program);
    // An empty variable tells the tests that there is none, so that they need not look for themselves.
    process.env[program.variable] = path ?? '';
    if (!path) skipped.push(program.without);
  }
  return { ok: true, skipped };
}

function pathOf({ variable, names }: Program): string | undefined {
  return process.env[variable] ?? onPath(names);
}
