import { guideOutcomes } from '@medkig/protocol/session/messages';
import { expect, it } from 'vitest';
import { sayIn } from '../../strings.ts';
import { answerText } from './request-text.ts';

const say = sayIn('da');
const tools = ['ask', 'press', 'fill', 'propose'] as const;

it.each(tools)('each outcome of «%s» has words of its own kind, with nothing left blank', (tool) => {
  for (const outcome of guideOutcomes) {
    const words = answerText(tool, outcome, 'Vejnavn', say);
    expect(words, outcome).toMatch(/^[^{}]{20,}$/);
  }
});

it('nothing that was not done is said to be', () => {
  for (const tool of tools)
    for (const outcome of guideOutcomes)
      if (outcome !== 'done')
        expect(answerText(tool, outcome, 'X', say)).not.toMatch(
          /^(?:Der er (?:trykket|skrevet)|Borgeren (?:går|viser dig))/,
        );
});

it.each([
  ['propose', 'done', 'Borgeren går til siden “Flytning”.'],
  ['propose', 'lapsed', 'Borgeren svarede ikke inden et minut og er stadig på samme side.'],
  ['fill', 'lapsed', 'Borgeren svarede ikke inden et minut. Der er ikke skrevet i feltet «Flytning».'],
  ['press', 'forbidden', 'Kun borgeren kan trykke på «Flytning». Markér det i stedet.'],
] as const)('%s, %s', (tool, outcome, words) => {
  expect(answerText(tool, outcome, 'Flytning', say)).toBe(words);
});
