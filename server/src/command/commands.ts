import { auditCheck, auditExport } from './audit-command.ts';
import { backupCommand, restoreCommand } from './backup-command.ts';
import type { Command } from './command.ts';
import { doctorCommand } from './doctor-command.ts';
import { exportMunicipality } from './export-command.ts';
import { migrateCommand } from './migrate-command.ts';
import { purgeCommand } from './purge-command.ts';

/** In the order in which they are listed. */
export const commands: readonly Command[] = [
  doctorCommand,
  migrateCommand,
  backupCommand,
  restoreCommand,
  purgeCommand,
  exportMunicipality,
  auditCheck,
  auditExport,
];
