import { consoleMoments } from './console-moments.ts';
import { showMoments } from './show-moments.ts';

showMoments(consoleMoments);
