/** What the machine has beside Node; `npm test` installs what it can and names it by these variables. */
import { existsSync } from 'node:fs';

export const programs = {
  firefox: pathOf('MEDKIG_FIREFOX', '/usr/bin/firefox-esr'),
  webKitDriver: pathOf('MEDKIG_WEBKIT_DRIVER', '/usr/bin/WebKitWebDriver'),
  xvfb: pathOf('MEDKIG_XVFB', '/usr/bin/Xvfb'),
  haproxy: pathOf('MEDKIG_HAPROXY', '/usr/sbin/haproxy'),
  turnServer: pathOf('MEDKIG_TURN_SERVER', '/usr/bin/turnserver'),
  taskset: pathOf('MEDKIG_TASKSET', '/usr/bin/taskset'),
  openssl: pathOf('MEDKIG_OPENSSL', '/usr/bin/openssl'),
};

function pathOf(variable: string, usual: string): string | undefined {
  const path = process.env[variable] ?? usual;
  return existsSync(path) ? path : undefined;
}
