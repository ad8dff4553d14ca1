import { hotlinesMoments } from './hotlines-moments.ts';
import { showWorkplace } from './show-workplace.ts';

showWorkplace(hotlinesMoments);
