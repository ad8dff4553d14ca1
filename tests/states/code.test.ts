import { codeMoments } from './code-moments.ts';
import { showMoments } from './show-moments.ts';

showMoments(codeMoments);
