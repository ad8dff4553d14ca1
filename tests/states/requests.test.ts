import { requestMoments } from './request-moments.ts';
import { showMoments } from './show-moments.ts';

showMoments(requestMoments);
