/**
 * A data folder with all tables and no rows, made once for a run. A server that begins with a copy of it is ready in a third
 * of the time, and most tests start one.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '@medkig/server/database';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    dataTemplate: string;
  }
}

export async function setup({ provide }: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'medkig-template-'));
  const database = await openDatabase({ kind: 'embedded', folder });
  await database.close();
  provide('dataTemplate', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
