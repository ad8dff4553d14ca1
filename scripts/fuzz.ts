/**
 * `npm run fuzz`: every decoder, the hostile relay, the leak suite and the two tenants, for MEDKIG_FUZZ_SECONDS each (20 by default) from a new seed,
 * or from MEDKIG_FUZZ_SEED. Each says how many inputs it has had; a failure prints the input.
 */
import { runTool } from './run-tool.ts';

process.env.MEDKIG_FUZZ_SECONDS ??= '20';
process.exit(
  await runTool('vitest', [
    'run',
    '--disableConsoleIntercept=true',
    'tests/fuzz',
    'tests/security/malicious-relay-random',
    'tests/privacy/leaks',
    'server/src/http/tenant-fuzz',
    ...process.argv.slice(2),
  ]),
);
