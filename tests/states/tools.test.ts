import { showMoments } from './show-moments.ts';
import { toolMoments } from './tool-moments.ts';

showMoments(toolMoments);
