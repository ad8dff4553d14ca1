import { auditCheck, auditExport, auditVerify, exportIncidentCommand } from './audit-command.ts';
import { backupCommand, restoreCommand } from './backup-command.ts';
import type { Command } from './command.ts';
import { doctorCommand } from './doctor-command.ts';
import { exportMunicipality } from './export-command.ts';
import { migrateCommand } from './migrate-command.ts';
import { municipalityCommands } from './municipality-command.ts';
import { peopleCommands } from './people-command.ts';
import { purgeCommand } from './purge-command.ts';
import { resealCommand } from './reseal-command.ts';
import { tokenCommand } from './token-command.ts';

/** In the order in which they are listed. */
export const commands: readonly Command[] = [
  ...municipalityCommands,
  ...peopleCommands,
  tokenCommand,
  doctorCommand,
  migrateCommand,
  backupCommand,
  restoreCommand,
  purgeCommand,
  resealCommand,
  exportMunicipality,
  exportIncidentCommand,
  auditCheck,
  auditExport,
  auditVerify,
];
