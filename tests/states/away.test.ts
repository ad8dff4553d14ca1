import { awayMoments } from './away-moments.ts';
import { showMoments } from './show-moments.ts';

showMoments(awayMoments);
