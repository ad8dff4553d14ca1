import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { BuiltFolders } from '../http/built-files.ts';
import type { Finding } from './finding.ts';

export function checkBuiltFiles(folders: BuiltFolders): Finding {
  const missing = [
    { name: 'console', file: join(folders.console, 'index.html') },
    { name: 'viewer', file: join(folders.viewer, 'index.html') },
    { name: 'embed', file: join(folders.embed, 'medkig.js') },
  ].filter(({ file }) => !existsSync(file));
  if (missing.length === 0) return { is: 'right', says: 'console, viewer and embed are there' };
  const says = `not built: ${missing.map(({ name }) => name).join(', ')}`;
  return { is: 'wrong', says, todo: 'Run «npm run build».' };
}
