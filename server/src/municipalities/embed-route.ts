import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readEmbed } from '@medkig/api/embed';
import { embedVersion } from '../http/embed-files.ts';
import type { Serve } from '../http/endpoint-router.ts';

export interface EmbedRouteDeps {
  /** Where `medkig.js` is after the build. */
  folder: string;
  /** The service's own. */
  origin: string;
}

/** `/api/embed`: for whoever writes the tag into a template. `unavailable` while nothing is built. */
export function serveEmbed(serve: Serve, { folder, origin }: EmbedRouteDeps): void {
  const integrity = integrityOf(join(folder, 'medkig.js'));
  serve(readEmbed, async () => {
    const hash = await integrity();
    if (hash === undefined) return { ok: false, reason: 'unavailable' };
    return { ok: true, value: { version: embedVersion(), integrity: hash, origin } };
  });
}

/** The file's hash, read anew when the file has changed. Undefined when there is none. */
function integrityOf(file: string): () => Promise<string | undefined> {
  let known: { changed: number; hash: string } | undefined;
  return async () => {
    try {
      const { mtimeMs: changed } = await stat(file);
      if (known?.changed !== changed) {
        const hash = createHash('sha384')
          .update(await readFile(file))
          .digest('base64');
        known = { changed, hash: `sha384-${hash}` };
      }
      return known.hash;
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
      throw error;
    }
  };
}
