/** Each sentence of panel and console is shown by some moment, or it stands here with the reason why not. */
import { texts } from '@medkig/agent-ui/strings';
import { da } from '@medkig/citizen-snippet/strings-da';
import { describe, expect, it } from 'vitest';
import type { Expected } from './moment.ts';
import { moments } from './moments.ts';

/** Each with the reason, and the test that looks at the sentence without a browser where there is one. */
const panelNotYet: Record<string, string> = {
  'panel.name': 'stands until the municipality is known, a few milliseconds',
  'error.browser': 'e2e/codes.test.ts',
  'mark.goto.nameless': 'mark-words.test.ts',
  'report.sending': 'gone as soon as the server answers',
  'receipt.when.today': 'which of the three is up to the clock: ending-words.test.ts',
  'receipt.when.minute': 'as above',
  'receipt.when.night': 'as above',
  'receipt.long': 'as above',
  'open.closed': 'a hotline without any hours: opening-words.test.ts',
};

const consoleNotYet: Record<string, string> = {
  'app.loading': 'gone as soon as the server answers',
  'time.hour': 'only in calls longer than an hour: spell-time.test.ts',
  'signin.error.other': 'needs a server that fails',
  'home.closed': 'a hotline without any hours: opening-text.test.ts',
  'nav.account': 'a tooltip; the button is named by who is signed in',
  'code.opening': 'gone as soon as the server answers',
  'code.opening.text': 'gone as soon as the server answers',
  'note.full': 'takes a hundred agents: realtime/codes.test.ts',
  'note.full.text': 'takes a hundred agents',
  'note.signed-out': 'the sign-in page comes at once and says it',
  'note.signed-out.text': 'the sign-in page comes at once and says it',
  'note.shutdown': 'a server that stops takes no new code for a moment: agent-transition.test.ts',
  'note.shutdown.text': 'as above',
  'note.lost': 'a room that is gone when the console comes back: agent-transition.test.ts',
  'note.lost.text': 'as above',
  'note.elsewhere': 'the sign-in page comes at once and says it',
  'note.elsewhere.text': 'the sign-in page comes at once and says it',
  'note.fault': 'needs a peer that breaks the rules: agent-transition.test.ts',
  'note.fault.text': 'needs a peer that breaks the rules',
  'end.by.fault': 'needs a peer that breaks the rules: agent-transition.test.ts',
  'grant.navigate': 'no policy grants it yet',
  'grant.click': 'no policy grants it yet',
  'grant.fill': 'no policy grants it yet',
  'tools.off.grant': 'no policy leaves it out yet',
  'stage.at.other': 'the way out tells no host: live-transition.test.ts',
  'stage.tab': 'a hidden tab: e2e/hidden-tab.test.ts',
  'stage.tab.text': 'as above',
  'mark.refused.not-granted': 'a pause takes the note away with the tools',
  'mark.refused.malformed': 'needs a peer that breaks the rules',
  'ask.busy': 'the console asks for one field at a time: field-requests.test.ts',
  'ask.not-granted': 'a pause takes the note away with the tools',
  'ask.malformed': 'needs a peer that breaks the rules',
  'device.phone': 'the browser of the tests is a computer’s: e2e on a phone',
  'device.tablet': 'the browser of the tests is a computer’s',

  'stage.name': 'the name of the frame, by which every test finds it',
  'stage.nowsees': 'drawn in the viewer, as are the next ones: e2e/whole-form.test.ts',
  'stage.lastsaw': 'drawn in the viewer',
  'stage.hidden': 'drawn in the viewer',
  'stage.box.picture': 'drawn in the viewer, as are the next five: e2e/stage-assets.test.ts',
  'stage.box.frame': 'as above',
  'stage.box.video': 'as above',
  'stage.box.audio': 'as above',
  'stage.box.drawing': 'as above',
  'stage.box.hidden': 'as above',
  'stage.outline': 'a11y/tree.test.ts',
  'stage.unnamed': 'said in the viewer',
  'mark.label': 'drawn on the citizen’s page: e2e/whole-form.test.ts',
  'end.first.never': 'a call without any picture',
};
/** A code has at most nine of ten digits, and an opening one of seven days: their sentences are tested whole. */
const oneOfMany = /^(digits|day)\./;

describe('every sentence has its moment', () => {
  it.each([
    ['panel', Object.keys(da), shownKeys('panel'), panelNotYet],
    [
      'console',
      Object.keys(texts.da).filter((key) => !oneOfMany.test(key)),
      shownKeys('console'),
      consoleNotYet,
    ],
  ] as const)('of the %s', (_, keys, shown, notYet) => {
    const missing = keys.filter((key) => !shown.has(key) && !(key in notYet));
    expect(missing, 'shown nowhere').toEqual([]);
    const needless = Object.keys(notYet).filter((key) => shown.has(key) || !keys.includes(key));
    expect(needless, 'listed for nothing').toEqual([]);
  });
});

function shownKeys(side: 'panel' | 'console'): Set<string> {
  const expected: readonly (Expected<string> | undefined)[] = moments.map((moment) => moment[side]);
  return new Set(expected.flatMap((one) => Object.values(one?.shows ?? {}).flat()));
}
