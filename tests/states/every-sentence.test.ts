/** Each sentence of panel and console is shown by some moment, or it stands here with the reason why not. */
import { texts } from '@medkig/agent-ui/strings';
import { describe, expect, it } from 'vitest';
import { workplaceMoments } from '../workplace/workplace-moments.ts';
import type { Expected } from './moment.ts';
import { moments } from './moments.ts';
import { panelWords } from './panel-words.ts';

/** Each with the reason, and the test that looks at the sentence without a browser where there is one. */
const panelNotYet: Record<string, string> = {
  'panel.name': 'stands until the municipality is known, a few milliseconds',
  'error.browser': 'e2e/codes.test.ts',
  'mark.goto.nameless': 'mark-words.test.ts',
  'report.sending': 'gone as soon as the server answers',
  'wish.press.text': 'request-words.test.ts, as are the next two',
  'wish.lapsed.fill': 'as above',
  'wish.lapsed.go': 'as above',
  'receipt.done.times': 'ending-words.test.ts, as are the next two',
  'receipt.done.fill': 'as above',
  'receipt.done.go': 'as above',
  'receipt.when.today': 'which of the three is up to the clock: ending-words.test.ts',
  'receipt.when.minute': 'as above',
  'receipt.when.night': 'as above',
  'receipt.long': 'as above',
  'open.closed': 'a hotline without any hours: opening-words.test.ts',
  'net.slow': 'needs a network of that kind, as do the next four: connection-verdict.test.ts',
  'net.polling': 'networks/connection-check.test.ts',
  'net.relayed': 'as above',
  'net.closed': 'as above',
  'net.none': 'as above',
};

const consoleNotYet: Record<string, string> = {
  'scope.calls': 'no token of a person at the console takes calls; an older one may be named so',
  'tokens.used': 'needs another system: api-tokens.test.ts',
  'webhooks.events.error': 'as the error of the scopes',
  'webhooks.log.outcome': 'comes when the message has been tried, as do the next two: webhooks.test.ts',
  'delivery.delivered': 'as above',
  'delivery.given-up': 'after a day',
  'app.loading': 'gone as soon as the server answers',
  'time.hour': 'only in calls longer than an hour: spell-time.test.ts',
  'signin.error.other': 'needs a server that fails',
  'home.closed': 'a hotline without any hours: opening-text.test.ts',
  'net.measuring': 'gone within seconds',
  'net.slow': 'needs a network of that kind, as do the next four: connection-verdict.test.ts',
  'net.polling': 'networks/connection-check.test.ts',
  'net.relayed': 'as above',
  'net.closed': 'as above',
  'net.none': 'as above',
  'net.blocked': 'as above',
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
  'grant.fill': 'asked for each time, never held',
  'tools.off.grant': 'no policy leaves it out yet',
  'stage.at.other': 'the way out tells no host: live-transition.test.ts',
  'stage.tab': 'a hidden tab: e2e/hidden-tab.test.ts',
  'stage.tab.text': 'as above',
  'mark.refused.not-granted': 'a pause takes the note away with the tools',
  'mark.refused.malformed': 'needs a peer that breaks the rules',
  'ask.typing': 'no question waits for the citizen’s writing: a tool’s outcome only',
  'fill.done': 'e2e/requests.test.ts, as are the next four',
  'fill.refused': 'as above',
  'fill.malformed': 'as above',
  'propose.refused': 'as above',
  'propose.forbidden': 'as above',
  'propose.done': 'gone with the page: request-text.test.ts, as are the next two',
  'fill.lapsed': 'as above, in the words of press.lapsed',
  'propose.lapsed': 'as above, in the words of press.lapsed',
  'wish.gone': 'e2e/requests.test.ts',
  'wish.covered': 'e2e/requests.test.ts',
  'wish.not-granted': 'the tool is left out where it would come: security/hostile-agent.test.ts',
  'end.shown': 'as end.pressed, for the other tools: request.test.ts',
  'end.filled': 'as above',
  'end.proposed': 'as above',
  'ask.busy': 'the console asks for one field at a time: field-requests.test.ts',
  'ask.not-granted': 'a pause takes the note away with the tools',
  'ask.malformed': 'needs a peer that breaks the rules',
  'guide.sought': 'gone within two seconds: markable.test.ts',
  'guide.missing': 'needs a step that any page will do for: markable.test.ts',
  'guides.saving': 'gone as soon as the server answers',
  'guides.operator': 'the operator has written no card over an agent’s yet',
  'screen.keyboard': 'a telephone: e2e/orientation.test.ts, as the next ones up to page.failed',
  'screen.pinch': 'as above: screen-text.test.ts',
  'screen.letters': 'needs a browser with other settings: screen-text.test.ts',
  'connection.slow': 'as above',
  'page.loading': 'as above',
  'page.failed': 'as above',
  'page.errors.one': 'the form has three fields that must be filled in: page-notes.test.ts',
  'sight.all': 'a page that fits its window: sight-text.test.ts, as the next ones',
  'sight.middle': 'as above',
  'sight.under': 'a citizen who has scrolled: e2e/orientation.test.ts',
  'sight.bottom': 'as above',
  'sight.nothing': 'as above',

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
/** A code has at most nine of ten digits, an opening one of seven days, a citizen one machine: tested whole, as sentences. */
const oneOfMany = /^(digits|day|browser|system|device|shape)\./;

describe('every sentence has its moment', () => {
  it.each([
    ['panel', Object.keys(panelWords), shownKeys('panel'), panelNotYet],
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
  const expected: readonly (Expected<string> | undefined)[] = [
    ...moments.map((moment) => moment[side]),
    ...(side === 'console' ? workplaceMoments : []),
  ];
  return new Set(expected.flatMap((one) => Object.values(one?.shows ?? {}).flat()));
}
