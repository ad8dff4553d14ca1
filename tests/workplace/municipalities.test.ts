import { municipalitiesMoments } from './municipalities-moments.ts';
import { showWorkplace } from './show-workplace.ts';

showWorkplace(municipalitiesMoments);
