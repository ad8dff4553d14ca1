import { awayMoments } from './away-moments.ts';
import { codeMoments } from './code-moments.ts';
import { consoleMoments } from './console-moments.ts';
import { consoleReturnMoments } from './console-return-moments.ts';
import { endedMoments } from './ended-moments.ts';
import { guideCardMoments } from './guide-card-moments.ts';
import { inChargeMoments } from './in-charge-moments.ts';
import { liveGuideMoments } from './live-guide-moments.ts';
import { liveMoments } from './live-moments.ts';
import type { Moment } from './moment.ts';
import { openingHoursMoments } from './opening-hours-moments.ts';
import { requestMoments } from './request-moments.ts';
import { toolMoments } from './tool-moments.ts';

export const moments: readonly Moment[] = [
  ...codeMoments,
  ...openingHoursMoments,
  ...liveMoments,
  ...liveGuideMoments,
  ...toolMoments,
  ...inChargeMoments,
  ...requestMoments,
  ...awayMoments,
  ...endedMoments,
  ...consoleMoments,
  ...consoleReturnMoments,
  ...guideCardMoments,
];
