import { peopleMoments } from './people-moments.ts';
import { showWorkplace } from './show-workplace.ts';

showWorkplace(peopleMoments);
