/** Builds the browser's halves: the demo site's styles, the citizen's snippet, the agent's console and viewer. */
import { runScript } from './run-tool.ts';

const rooms = ['packages/demo-site', 'citizen-snippet', 'agent-ui'];

/** Resolves to false when a room could not be built; its own output has told why. */
export async function buildAll(): Promise<boolean> {
  const results = await Promise.all(rooms.map((room) => runScript('build', room)));
  return results.every((code) => code === 0);
}

if (import.meta.main) process.exit((await buildAll()) ? 0 : 1);
