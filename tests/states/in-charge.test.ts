import { inChargeMoments } from './in-charge-moments.ts';
import { showMoments } from './show-moments.ts';

showMoments(inChargeMoments);
