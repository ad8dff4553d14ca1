import { join } from 'node:path';
import express, { type Express, type Router } from 'express';
import type { Log } from '../log.ts';
import { type BuiltFolders, builtFiles, REVALIDATE, whenBuilt } from './built-files.ts';
import { embedFiles } from './embed-files.ts';
import { harden } from './hosts.ts';
import { ownOriginOnly } from './origin-check.ts';
import { notFound, problemHandler } from './problem.ts';
import { requestLog } from './request-log.ts';
import { consolePolicy, type Origins, securityHeaders } from './security-headers.ts';

export interface ConsoleHostOptions {
  origins: Origins;
  folders: BuiltFolders;
  /** Mounted at `/api`. Each reads its own bodies, with its own limit. */
  api: Router[];
  /** The same, for what other servers send of themselves: no page stands behind it, so its origin is not asked. */
  fromServers: Router[];
  /** Mounted at `/embed/v1/sites`. */
  sites: Router[];
  /** Mounted at `/embed/v1/connection`. */
  connection: Router;
  /** Mounted at `/.well-known/security.txt`. */
  securityText: Router;
  /** A page of this origin has loaded `medkig.js`. */
  tagSeen(origin: string): void;
  log: Log;
  now(): number;
}

/** The service's public origin: the agents' console, its API and the citizens' embed. */
export function consoleHost({
  origins,
  folders,
  api,
  fromServers,
  sites,
  connection,
  securityText,
  tagSeen,
  log,
  now,
}: ConsoleHostOptions): Express {
  const app = express();
  harden(app);
  app.use(requestLog(log, now));
  app.use(securityHeaders(consolePolicy(origins), origins.console));

  app.use('/api', (_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  });
  if (fromServers.length > 0) app.use('/api', ...fromServers);
  app.use('/api', ownOriginOnly(origins.console), ...api, notFound);
  app.use('/.well-known/security.txt', securityText, notFound);
  app.use('/embed/v1/connection', connection, notFound);
  app.use('/embed/v1/sites', ...sites, notFound);
  app.use('/embed', embedFiles(folders.embed, tagSeen), notFound);

  app.use(whenBuilt(folders.console, 'index.html'));
  app.use(builtFiles(folders.console));
  // Any other address that a browser shows as a page is one of the console's own pages.
  app.get('/{*page}', (request, response, next) => {
    if (request.path !== '/' && !request.headers.accept?.includes('text/html')) return next();
    response
      .set('Cache-Control', REVALIDATE)
      .sendFile(join(folders.console, 'index.html'), { cacheControl: false });
  });
  app.use(notFound);
  app.use(problemHandler(log));
  return app;
}
