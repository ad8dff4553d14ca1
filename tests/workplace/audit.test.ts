import { auditMoments } from './audit-moments.ts';
import { showWorkplace } from './show-workplace.ts';

showWorkplace(auditMoments);
