import { liveMoments } from './live-moments.ts';
import { showMoments } from './show-moments.ts';

showMoments(liveMoments);
