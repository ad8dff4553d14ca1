import { showWorkplace } from './show-workplace.ts';
import { startMoments } from './start-moments.ts';

showWorkplace(startMoments);
