import { consoleReturnMoments } from './console-return-moments.ts';
import { showMoments } from './show-moments.ts';

showMoments(consoleReturnMoments);
