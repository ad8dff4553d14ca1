/** `npm start`: build, then run the server in demo mode unless told otherwise. */
import { buildAll } from './build.ts';

process.env.MEDKIG_DEMO ??= '1';
process.stdout.write('Building Medkig …\n');
if (await buildAll()) await import('../server/src/main.ts');
else process.exitCode = 1;
