/** «Tjek forbindelsen», which most citizens never ask for. */
import { connectionVerdict, type Verdict } from '@medkig/transport/connection-verdict';
import { measureConnection } from '@medkig/transport/measure-connection';
import type { Language } from './strings.ts';
import { connectionStrings } from './strings-connection.ts';

/** The one sentence that says what the network lets through. */
export async function checkConnection(
  window: Window & typeof globalThis,
  server: string,
  language: Language,
): Promise<string> {
  const measures = await measureConnection({ window, server, turn: async () => [] });
  const key: `net.${Verdict}` = `net.${connectionVerdict(measures)}`;
  return connectionStrings[language][key];
}
