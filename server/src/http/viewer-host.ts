import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import express, { type Express, type RequestHandler } from 'express';
import type { Log } from '../log.ts';
import { builtFiles, REVALIDATE, whenBuilt } from './built-files.ts';
import { harden } from './hosts.ts';
import { notFound, problemHandler } from './problem.ts';
import { type Origins, securityHeaders, viewerPolicy } from './security-headers.ts';

export interface ViewerHostOptions {
  folder: string;
  origins: Origins;
  /** Mounted at `/store`. */
  assets: RequestHandler;
  log: Log;
}

/** The replay viewer's own origin. It has no cookies and no state, only what the stage draws with. */
export function viewerHost({ folder, origins, assets, log }: ViewerHostOptions): Express {
  const app = express();
  harden(app);
  app.use(securityHeaders(viewerPolicy(origins), origins.viewer));
  app.use('/store', assets, notFound);
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
