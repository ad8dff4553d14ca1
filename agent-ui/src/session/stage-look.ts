import type { StageTexts } from '../../viewer/viewer-messages.ts';
import type { Language, Say } from '../strings.ts';

export interface StageLook {
  texts: StageTexts;
  /** Stands on every ring, as on the citizen's page. */
  markLabel: string;
}

export function stageLook(say: Say, language: Language, shownAs: string): StageLook {
  return {
    texts: {
      t: 'texts',
      language,
      nowSees: say('stage.nowsees'),
      lastSaw: say('stage.lastsaw'),
      hiddenField: say('stage.hidden'),
      outlineLabel: say('stage.outline'),
      unnamed: say('stage.unnamed'),
    },
    markLabel: say('mark.label', { agent: shownAs }),
  };
}
