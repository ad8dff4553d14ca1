/** `npm run mutation`: breaks the privacy package in every way a tool can think of and prints how many its tests notice. */
import { runScript } from './run-tool.ts';

process.exit(await runScript('mutation', 'packages/privacy'));
