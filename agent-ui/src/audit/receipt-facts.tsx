import { type Receipt, readConsentWords } from '@medkig/api/receipt';
import { OTHER_TOPIC } from '@medkig/api/topic';
import { useCallback } from 'react';
import type { ApiClient } from '../app/api-client.ts';
import { useConsole } from '../app/console-context.tsx';
import { useLoaded } from '../app/use-loaded.ts';
import { useWhen } from '../guide-cards/use-when.ts';
import type { Say } from '../strings.ts';
import { endText, grantsText, whoText } from './entry-sentence.ts';

interface ReceiptFactsProps {
  api: ApiClient;
  receipt: Receipt;
  onSession(): void;
}

export function ReceiptFacts({ api, receipt, onSession }: ReceiptFactsProps) {
  const { say } = useConsole();
  const when = useWhen();
  const { number, givenAt, municipality, agent, grants, language, words, topic, ended } = receipt;
  const person = { id: agent.id, name: agent.shownAs, employer: agent.employer };
  const ending = ended ? `${when(ended.at)}: ${endText(ended.reason, say)}` : say('audit.receipt.goeson');
  const facts: [string, string][] = [
    [say('audit.receipt.given'), when(givenAt)],
    [say('audit.receipt.municipality'), municipality.name],
    [say('audit.receipt.agent'), whoText(person, say)],
    [say('audit.receipt.grants'), grantsText(grants, say)],
    [say('audit.receipt.language'), say(`audit.language.${language}`)],
    [say('audit.receipt.topic'), topicText(topic, say)],
    [say('audit.receipt.ended'), ending],
  ];
  return (
    <div className="receipt">
      <h3>{number}</h3>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <details>
        <summary>{say('audit.receipt.words', { version: words.version })}</summary>
        {words.sha256 === null ? (
          <p>{say('audit.receipt.words.none')}</p>
        ) : (
          <Words api={api} receipt={receipt} />
        )}
      </details>
      <button type="button" className="button" onClick={onSession}>
        {say('audit.receipt.session')}
      </button>
    </div>
  );
}

/** A card that has been deleted since is called by its slug. */
function topicText(topic: Receipt['topic'], say: Say): string {
  if (topic === null) return say('audit.receipt.topic.none');
  return topic.title ?? (topic.slug === OTHER_TOPIC ? say('topic.other') : topic.slug);
}

/** The sentences as the citizen read them, with who helped and for whom. */
function Words({ api, receipt }: { api: ApiClient; receipt: Receipt }) {
  const { say } = useConsole();
  const { words, language, agent, municipality } = receipt;
  const { version } = words;
  const filled = (sentence: string) =>
    sentence.replaceAll('{navn}', agent.shownAs ?? '…').replaceAll('{kommune}', municipality.name);
  const load = useCallback(() => api.ask(readConsentWords, { params: { version } }), [api, version]);
  const { loaded } = useLoaded(load);
  if (loaded.is !== 'here') return <p>{say(loaded.is === 'loading' ? 'app.loading' : 'failed.other')}</p>;
  return (
    <>
      <ul lang={language}>
        {Object.entries(loaded.value[language]).map(([name, sentence]) => (
          <li key={name}>{filled(sentence)}</li>
        ))}
      </ul>
      <p className="hint">{say('audit.receipt.hash')}</p>
      <p className="hash">{words.sha256}</p>
    </>
  );
}
