import { type Account, changePassword } from '@medkig/api/account';
import type { ApiFailure } from '@medkig/api/client';
import { SHORTEST_PASSWORD } from '@medkig/api/new-password';
import { type FormEvent, useRef, useState } from 'react';
import type { ApiClient } from '../app/api-client.ts';
import { useConsole } from '../app/console-context.tsx';
import { FailedMessage } from './failed-message.tsx';
import { refusalText } from './refusal-text.ts';
import { SecretField } from './secret-field.tsx';

interface PasswordCardProps {
  api: ApiClient;
  account: Account;
  onChanged(): void;
}

type Attempt = { is: 'none' | 'under-way' | 'incomplete' | 'saved' } | { is: 'failed'; reason: ApiFailure };

const least = { least: SHORTEST_PASSWORD };

export function PasswordCard({ api, account, onChanged }: PasswordCardProps) {
  const { say, announce } = useConsole();
  const [typed, setTyped] = useState({ old: '', fresh: '' });
  const [attempt, setAttempt] = useState<Attempt>({ is: 'none' });
  const fields = { old: useRef<HTMLInputElement>(null), fresh: useRef<HTMLInputElement>(null) };
  const isShort = [...typed.fresh].length < SHORTEST_PASSWORD;
  const isIncomplete = attempt.is === 'incomplete';

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (attempt.is === 'under-way') return;
    if (typed.old === '' || isShort) {
      setAttempt({ is: 'incomplete' });
      return (typed.old === '' ? fields.old : fields.fresh).current?.focus();
    }
    setAttempt({ is: 'under-way' });
    const body = { proof: { password: typed.old }, password: typed.fresh };
    const answer = await api.ask(changePassword, { body });
    if (!answer.ok) return setAttempt({ is: 'failed', reason: answer.reason });
    setTyped({ old: '', fresh: '' });
    setAttempt({ is: 'saved' });
    announce(say('ways.password.saved'));
    onChanged();
  }

  return (
    <section className="card" aria-labelledby="ways-password">
      <h2 id="ways-password">{say('ways.password')}</h2>
      {account.hasPassword ? (
        <>
          <p className="muted">{say('ways.password.text')}</p>
          {attempt.is === 'failed' && <FailedMessage text={refusalText(attempt.reason)} of={attempt} />}
          {attempt.is === 'saved' && <p className="message">{say('ways.password.saved')}</p>}
          <form noValidate onSubmit={submit}>
            {/* So that a password manager knows whose password it is. */}
            <input type="text" autoComplete="username" value={account.email} readOnly hidden />
            <SecretField
              ref={fields.old}
              kind="current-password"
              label={say('ways.proof.password')}
              problem={isIncomplete && typed.old === '' ? say('ways.proof.missing') : undefined}
              value={typed.old}
              onChange={(old) => setTyped({ ...typed, old })}
            />
            <SecretField
              ref={fields.fresh}
              kind="new-password"
              label={say('ways.password.new')}
              hint={say('ways.password.hint', least)}
              problem={isIncomplete && isShort ? say('ways.password.short', least) : undefined}
              value={typed.fresh}
              onChange={(fresh) => setTyped({ ...typed, fresh })}
            />
            <button type="submit" className="button" aria-disabled={attempt.is === 'under-way'}>
              {say('ways.password.save')}
            </button>
          </form>
        </>
      ) : (
        <p className="muted">{say('ways.password.none')}</p>
      )}
    </section>
  );
}
