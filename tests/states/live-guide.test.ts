import { liveGuideMoments } from './live-guide-moments.ts';
import { showMoments } from './show-moments.ts';

showMoments(liveGuideMoments);
