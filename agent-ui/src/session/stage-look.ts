import type { Municipality } from '@medkig/api/session';
import type { StageAssets, StageTexts } from '../../viewer/viewer-messages.ts';
import type { Language, Say } from '../strings.ts';

export interface StageLook {
  texts: StageTexts;
  /** Undefined for a municipality that is none of the agent's. */
  assets: StageAssets | undefined;
  /** Stands on every ring, as on the citizen's page. */
  markLabel: string;
}

export function stageLook(
  say: Say,
  language: Language,
  shownAs: string,
  municipality: Municipality | undefined,
): StageLook {
  return {
    texts: {
      t: 'texts',
      language,
      nowSees: say('stage.nowsees'),
      lastSaw: say('stage.lastsaw'),
      hiddenField: say('stage.hidden'),
      outlineLabel: say('stage.outline'),
      unnamed: say('stage.unnamed'),
      boxes: {
        picture: say('stage.box.picture'),
        frame: say('stage.box.frame'),
        video: say('stage.box.video'),
        audio: say('stage.box.audio'),
        drawing: say('stage.box.drawing'),
        hidden: say('stage.box.hidden'),
      },
    },
    assets: municipality && {
      t: 'assets',
      pass: municipality.assetPass,
      site: municipality.site,
      origins: municipality.origins,
    },
    markLabel: say('mark.label', { agent: shownAs }),
  };
}
