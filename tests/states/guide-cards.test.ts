import { guideCardMoments } from './guide-card-moments.ts';
import { showMoments } from './show-moments.ts';

showMoments(guideCardMoments);
