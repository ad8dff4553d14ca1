import { openingHoursMoments } from './opening-hours-moments.ts';
import { showMoments } from './show-moments.ts';

showMoments(openingHoursMoments);
