import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import express, { type Express } from 'express';
import type { Log } from '../log.ts';
import { builtFiles, REVALIDATE, whenBuilt } from './built-files.ts';
import { harden } from './hosts.ts';
import { notFound, problemHandler } from './problem.ts';
import { type Origins, securityHeaders, viewerPolicy } from './security-headers.ts';

/** The replay viewer's own origin. It has no cookies, no API and no state: nothing there is worth reaching. */
export function viewerHost(options: { folder: string; origins: Origins; log: Log }): Express {
  const { folder, origins, log } = options;
  const app = express();
  harden(app);
  app.use(securityHeaders(viewerPolicy(origins), origins.viewer));
  app.use(whenBuilt(folder, 'index.html'));
  app.get('/', async (_request, response) => {
    const html = await readFile(join(folder, 'index.html'), 'utf8');
    response
      .set('Cache-Control', REVALIDATE)
      .type('html')
      .send(html.replaceAll('%CONSOLE_ORIGIN%', origins.console));
  });
  // The page without its console's origin filled in is of no use to anyone.
  app.get('/index.html', notFound);
  app.use(builtFiles(folder));
  app.use(notFound);
  app.use(problemHandler(log));
  return app;
}
