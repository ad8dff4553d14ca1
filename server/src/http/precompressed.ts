/** Serves what the build has compressed as far as it goes, to browsers that take it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { RequestHandler } from 'express';

/** What stands beside `x.js` after the build, the shortest first. */
const encodings = [
  { name: 'br', ending: '.br' },
  { name: 'gzip', ending: '.gz' },
] as const;

/** Stands before `builtFiles` of the same folder and hands it the compressed file's name. */
export function precompressed(folder: string): RequestHandler {
  return (request, response, next) => {
    if (!/^\/[\w-]+\.js$/.test(request.path)) return next();
    response.vary('Accept-Encoding');
    const encoding = encodings.find(({ name }) => request.acceptsEncodings(name));
    const path = `${request.path}${encoding?.ending ?? ''}`;
    if (!encoding || !existsSync(join(folder, path))) return next();
    response.set('Content-Encoding', encoding.name).type('text/javascript');
    request.url = path;
    next();
  };
}
