import { makeToken, newTokenSchema } from '@medkig/api/api-token';
import type { ApiFailure } from '@medkig/api/client';
import type { Permission } from '@medkig/api/role';
import { type SubmitEvent, useId, useState } from 'react';
import * as v from 'valibot';
import type { ApiClient } from '../app/api-client.ts';
import { useConsole } from '../app/console-context.tsx';
import { failureText } from '../app/failure-text.ts';
import { TextField } from '../guide-cards/text-field.tsx';
import { offeredScopes } from './offered-scopes.ts';

const lifetimes = [30, 90, 366] as const;

interface TokenFormProps {
  api: ApiClient;
  may: readonly Permission[];
  onMade(secret: string): void;
}

/** Name, scopes, days. What the schema of the server refuses is said beside its field. */
export function TokenForm({ api, may, onMade }: TokenFormProps) {
  const { say } = useConsole();
  const id = useId();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly Permission[]>([]);
  const [days, setDays] = useState<number>(90);
  const [wrong, setWrong] = useState<readonly string[]>([]);
  const [failed, setFailed] = useState<ApiFailure>();

  const make = async (event: SubmitEvent) => {
    event.preventDefault();
    const body = v.safeParse(newTokenSchema, { name, scopes, days });
    setWrong(body.issues?.map((issue) => v.getDotPath(issue)?.split('.')[0] ?? '') ?? []);
    if (!body.success) {
      document.getElementById(name.trim() ? `${id}-scopes` : `${id}-name`)?.focus();
      return;
    }
    const answer = await api.ask(makeToken, { body: body.output });
    setFailed(answer.ok ? undefined : answer.reason);
    if (!answer.ok) return;
    setName('');
    setScopes([]);
    onMade(answer.value.secret);
  };

  return (
    <form onSubmit={make} noValidate>
      <h3>{say('tokens.new')}</h3>
      <TextField
        id={`${id}-name`}
        label={say('tokens.name')}
        hint={say('tokens.name.hint')}
        problem={wrong.includes('name') ? say('tokens.name.error') : undefined}
        value={name}
        longest={80}
        onChange={setName}
      />
      <fieldset id={`${id}-scopes`} tabIndex={-1}>
        <legend>{say('tokens.scopes')}</legend>
        {wrong.includes('scopes') && (
          <p className="error">
            <span className="unseen">{say('error.prefix')}</span>
            {say('tokens.scopes.error')}
          </p>
        )}
        {offeredScopes(may).map((scope) => (
          <label key={scope} className="tick">
            <input
              type="checkbox"
              checked={scopes.includes(scope)}
              onChange={({ target }) =>
                setScopes(target.checked ? [...scopes, scope] : scopes.filter((other) => other !== scope))
              }
            />
            <span>{say(`scope.${scope}`)}</span>
          </label>
        ))}
      </fieldset>
      <div className="field">
        <label htmlFor={`${id}-days`}>{say('tokens.days')}</label>
        <select id={`${id}-days`} value={days} onChange={({ target }) => setDays(Number(target.value))}>
          {lifetimes.map((lifetime) => (
            <option key={lifetime} value={lifetime}>
              {say('tokens.days.count', { days: lifetime })}
            </option>
          ))}
        </select>
      </div>
      {failed && (
        <p className="message stop" role="alert">
          {say(failureText(failed))}
        </p>
      )}
      <button type="submit" className="button primary">
        {say('tokens.make')}
      </button>
    </form>
  );
}
