import { endedMoments } from './ended-moments.ts';
import { showMoments } from './show-moments.ts';

showMoments(endedMoments);
