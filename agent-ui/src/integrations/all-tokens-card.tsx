import { type HeldToken, revokeAnyToken } from '@medkig/api/api-token';
import type { ApiClient } from '../app/api-client.ts';
import { useConsole } from '../app/console-context.tsx';
import { failureText } from '../app/failure-text.ts';
import { QuestionDialog } from '../guide-cards/question-dialog.tsx';
import { AllTokensTable } from './all-tokens-table.tsx';
import { useRevoking } from './use-revoking.ts';

interface AllTokensCardProps {
  api: ApiClient;
  tokens: readonly HeldToken[];
  onChanged(): void;
}

/** The API tokens of everybody whom the person looks after. */
export function AllTokensCard({ api, tokens, onChanged }: AllTokensCardProps) {
  const { say } = useConsole();
  const revoking = useRevoking<HeldToken>(
    (token) => api.ask(revokeAnyToken, { params: { token } }),
    onChanged,
  );

  return (
    <section className="card part">
      <h2 ref={revoking.heading} tabIndex={-1}>
        {say('tokens.all.title')}
      </h2>
      <p className="muted">{say('tokens.all.text')}</p>
      {revoking.failed && (
        <p className="message stop" role="alert">
          {say(failureText(revoking.failed))}
        </p>
      )}
      {tokens.length === 0 ? (
        <p>{say('tokens.all.empty')}</p>
      ) : (
        <AllTokensTable tokens={tokens} onRevoke={revoking.ask} />
      )}
      <QuestionDialog
        ref={revoking.question}
        question={say('tokens.revoke.question', { name: revoking.token?.name ?? '' })}
        text={say('tokens.all.revoke.text', { person: revoking.token?.person.name ?? '' })}
        no={say('integrations.keep')}
        yes={say('tokens.revoke')}
        onYes={() => void revoking.revoke()}
      />
    </section>
  );
}
