import { type KeptToken, revokeToken } from '@medkig/api/api-token';
import type { ApiFailure } from '@medkig/api/client';
import type { Permission } from '@medkig/api/role';
import { useRef, useState } from 'react';
import type { ApiClient } from '../app/api-client.ts';
import { useConsole } from '../app/console-context.tsx';
import { failureText } from '../app/failure-text.ts';
import { QuestionDialog } from '../guide-cards/question-dialog.tsx';
import { useWhen } from '../guide-cards/use-when.ts';
import { SecretOnce } from './secret-once.tsx';
import { TokenForm } from './token-form.tsx';

interface TokensCardProps {
  api: ApiClient;
  may: readonly Permission[];
  tokens: readonly KeptToken[];
  onChanged(): void;
}

/** One's own API tokens. */
export function TokensCard({ api, may, tokens, onChanged }: TokensCardProps) {
  const { say, announce } = useConsole();
  const when = useWhen();
  const [secret, setSecret] = useState<string>();
  const [failed, setFailed] = useState<ApiFailure>();
  const [revoking, setRevoking] = useState<KeptToken>();
  const question = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);

  const revoke = async () => {
    if (!revoking) return;
    const answer = await api.ask(revokeToken, { params: { token: revoking.id } });
    setFailed(answer.ok ? undefined : answer.reason);
    if (!answer.ok) return;
    announce(say('tokens.revoked', { name: revoking.name }));
    // Its row goes, and the button in it.
    heading.current?.focus();
    onChanged();
  };

  return (
    <section className="card part" aria-labelledby="tokens-title">
      <h2 id="tokens-title" ref={heading} tabIndex={-1}>
        {say('tokens.title')}
      </h2>
      <p className="muted">{say('tokens.text')}</p>
      {failed && (
        <p className="message stop" role="alert">
          {say(failureText(failed))}
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
              onClick={() => {
                setRevoking(token);
                question.current?.showModal();
              }}
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
        ref={question}
        question={say('tokens.revoke.question', { name: revoking?.name ?? '' })}
        text={say('tokens.revoke.text')}
        no={say('integrations.keep')}
        yes={say('tokens.revoke')}
        onYes={revoke}
      />
    </section>
  );
}
