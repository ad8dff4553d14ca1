/** Where the browser programs are after `build`, and how they are served. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { type RequestHandler } from 'express';

export interface BuiltFolders {
  console: string;
  viewer: string;
  /** `medkig.js` and the chunks it loads. */
  embed: string;
}

const root = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

export const builtFolders: BuiltFolders = {
  console: root('agent-ui/dist/console'),
  viewer: root('agent-ui/dist/viewer'),
  embed: root('citizen-snippet/dist/embed'),
};

export const IMMUTABLE = 'public, max-age=31536000, immutable';
/** Kept, but asked for each time. */
export const REVALIDATE = 'no-cache';

/** Serves a folder's files; a name with a hash in it never changes. */
export function builtFiles(
  folder: string,
  caching: (path: string) => string = cachingByName,
): RequestHandler {
  return express.static(folder, {
    index: false,
    redirect: false,
    dotfiles: 'ignore',
    cacheControl: false,
    setHeaders: (response, path) => response.setHeader('Cache-Control', caching(path)),
  });
}

/** Answers every request with one sentence for as long as `file` is missing from the folder. */
export function whenBuilt(folder: string, file: string): RequestHandler {
  return (_request, response, next) => {
    if (existsSync(join(folder, file))) return next();
    response
      .status(503)
      .set('Retry-After', '10')
      .type('text/plain')
      .send('This page is not built yet: run npm run build.\n');
  };
}

function cachingByName(path: string): string {
  return /-[A-Za-z0-9_-]{8}\.[a-z0-9]+(?:\.br|\.gz)?$/.test(path) ? IMMUTABLE : REVALIDATE;
}
