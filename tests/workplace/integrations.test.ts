import { integrationsMoments } from './integrations-moments.ts';
import { showWorkplace } from './show-workplace.ts';

showWorkplace(integrationsMoments);
