import { type KeptToken, revokeToken } from '@medkig/api/api-token';
import type { Permission } from '@medkig/api/role';
import { useState } from 'react';
import type { ApiClient } from '../app/api-client.ts';
import { useConsole } from '../app/console-context.tsx';
import { failureText } from '../app/failure-text.ts';
import { QuestionDialog } from '../guide-cards/question-dialog.tsx';
import { useWhen } from '../guide-cards/use-when.ts';
import { SecretOnce } from './secret-once.tsx';
import { TokenForm } from './token-form.tsx';
import { useRevoking } from './use-revoking.ts';

interface TokensCardProps {
  api: ApiClient;
  may: readonly Permission[];
  tokens: readonly KeptToken[];
  onChanged(): void;
}

/** One's own API tokens. */
export function TokensCard({ api, may, tokens, onChanged }: TokensCardProps) {
  const { say } = useConsole();
  const when = useWhen();
  const [secret, setSecret] = useState<string>();
  const revoking = useRevoking<KeptToken>((token) => api.ask(revokeToken, { params: { token } }), onChanged);

  return (
    <section className="card part" aria-labelledby="tokens-title">
      <h2 id="tokens-title" ref={revoking.heading} tabIndex={-1}>
        {say('tokens.title')}
      </h2>
      <p className="muted">{say('tokens.text')}</p>
      {revoking.failed && (
        <p className="message stop" role="alert">
          {say(failureText(revoking.failed))}
        </p>
      )}
      {secret !== undefined && (
        <SecretOnce title={say('tokens.made')} secret={secret} onDone={() => setSecret(undefined)} />
      )}
      {tokens.length === 0 && <p>{say('tokens.empty')}</p>}
      <ul className="items">
        {tokens.map((token) => (
          <li key={token.id}>
            <div>
              <p className="name">{token.name}</p>
              <p className="muted scopes">{token.scopes.map((scope) => say(`scope.${scope}`)).join(' · ')}</p>
              <p className="muted">
                {say('tokens.until', { at: when(token.expiresAt) })}{' '}
                {token.lastUsedAt === null
                  ? say('tokens.unused')
                  : say('tokens.used', { at: when(token.lastUsedAt) })}
              </p>
            </div>
            <button
              type="button"
              className="button danger"
              aria-label={say('tokens.revoke.name', { name: token.name })}
              onClick={() => revoking.ask(token)}
            >
              {say('tokens.revoke')}
            </button>
          </li>
        ))}
      </ul>
      <TokenForm
        api={api}
        may={may}
        onMade={(made) => {
          setSecret(made);
          onChanged();
        }}
      />
      <QuestionDialog
        ref={revoking.question}
        question={say('tokens.revoke.question', { name: revoking.token?.name ?? '' })}
        text={say('tokens.revoke.text')}
        no={say('integrations.keep')}
        yes={say('tokens.revoke')}
        onYes={() => void revoking.revoke()}
      />
    </section>
  );
}
