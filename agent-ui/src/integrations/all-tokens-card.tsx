import { type HeldToken, revokeAnyToken } from '@medkig/api/api-token';
import type { ApiFailure } from '@medkig/api/client';
import { useRef, useState } from 'react';
import type { ApiClient } from '../app/api-client.ts';
import { useConsole } from '../app/console-context.tsx';
import { failureText } from '../app/failure-text.ts';
import { QuestionDialog } from '../guide-cards/question-dialog.tsx';
import { AllTokensTable } from './all-tokens-table.tsx';

interface AllTokensCardProps {
  api: ApiClient;
  tokens: readonly HeldToken[];
  onChanged(): void;
}

/** The API tokens of everybody whom the person looks after. */
export function AllTokensCard({ api, tokens, onChanged }: AllTokensCardProps) {
  const { say, announce } = useConsole();
  const [failed, setFailed] = useState<ApiFailure>();
  const [revoking, setRevoking] = useState<HeldToken>();
  const question = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);

  const revoke = async () => {
    if (!revoking) return;
    const answer = await api.ask(revokeAnyToken, { params: { token: revoking.id } });
    setFailed(answer.ok ? undefined : answer.reason);
    if (!answer.ok) return;
    announce(say('tokens.revoked', { name: revoking.name }));
    // Its row goes, and the button in it.
    heading.current?.focus();
    onChanged();
  };

  return (
    <section className="card part">
      <h2 ref={heading} tabIndex={-1}>
        {say('tokens.all.title')}
      </h2>
      <p className="muted">{say('tokens.all.text')}</p>
      {failed && (
        <p className="message stop" role="alert">
          {say(failureText(failed))}
        </p>
      )}
      {tokens.length === 0 ? (
        <p>{say('tokens.all.empty')}</p>
      ) : (
        <AllTokensTable
          tokens={tokens}
          onRevoke={(token) => {
            setRevoking(token);
            question.current?.showModal();
          }}
        />
      )}
      <QuestionDialog
        ref={question}
        question={say('tokens.revoke.question', { name: revoking?.name ?? '' })}
        text={say('tokens.all.revoke.text', { person: revoking?.person.name ?? '' })}
        no={say('integrations.keep')}
        yes={say('tokens.revoke')}
        onYes={() => void revoke()}
      />
    </section>
  );
}
