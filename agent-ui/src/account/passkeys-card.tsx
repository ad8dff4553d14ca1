import type { Proof } from '@medkig/api/account';
import {
  addPasskey,
  type Passkey,
  passkeyNameSchema,
  removePasskey,
  startPasskey,
} from '@medkig/api/passkey';
import { browserSupportsWebAuthn, startRegistration } from '@simplewebauthn/browser';
import { type FormEvent, useRef, useState } from 'react';
import * as v from 'valibot';
import type { ApiClient } from '../app/api-client.ts';
import { useConsole } from '../app/console-context.tsx';
import { useWhen } from '../guide-cards/use-when.ts';
import type { Key } from '../strings.ts';
import { ProofForm, type ProofWays } from './proof-form.tsx';
import type { Refused } from './refusal-text.ts';

interface PasskeysCardProps {
  api: ApiClient;
  by: ProofWays;
  passkeys: readonly Passkey[];
  onChanged(): void;
}

type Stage = { is: 'resting'; done?: Key } | { is: 'nameless' } | { is: 'proving'; to: 'add' | Passkey };

export function PasskeysCard({ api, by, passkeys, onChanged }: PasskeysCardProps) {
  const { say, announce } = useConsole();
  const when = useWhen();
  const [name, setName] = useState('');
  const [stage, setStage] = useState<Stage>({ is: 'resting' });
  const field = useRef<HTMLInputElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);

  /** What had focus goes with the stage. */
  function rest(stage: Stage = { is: 'resting' }): void {
    setStage(stage);
    heading.current?.focus();
  }

  function done(text: Key): undefined {
    rest({ is: 'resting', done: text });
    announce(say(text));
    onChanged();
  }

  function begin(event: FormEvent): void {
    event.preventDefault();
    if (v.is(passkeyNameSchema, name)) return setStage({ is: 'proving', to: 'add' });
    setStage({ is: 'nameless' });
    field.current?.focus();
  }

  async function add(proof: Proof): Promise<Refused | undefined> {
    const asked = await api.ask(startPasskey, { body: { proof } });
    if (!asked.ok) return asked.reason;
    const { ceremony, options } = asked.value;
    const passkey = await startRegistration({ optionsJSON: options }).catch(() => undefined);
    if (!passkey) return 'not-shown';
    const added = await api.ask(addPasskey, { body: { ceremony, name, passkey } });
    if (!added.ok) return added.reason;
    setName('');
    return done('ways.keys.added');
  }

  return (
    <section className="card" aria-labelledby="ways-keys">
      <h2 ref={heading} id="ways-keys" tabIndex={-1}>
        {say('ways.keys')}
      </h2>
      <p className="muted">{say('ways.keys.text')}</p>
      {stage.is === 'resting' && stage.done && <p className="message">{say(stage.done)}</p>}
      {passkeys.length === 0 ? (
        <p>{say('ways.keys.none')}</p>
      ) : (
        <ul className="rows">
          {passkeys.map((passkey) => (
            <li key={passkey.id}>
              <div>
                <strong>{passkey.name}</strong>
                <p className="muted">
                  {passkey.lastUsedAt === null
                    ? say('ways.keys.unused', { when: when(passkey.createdAt) })
                    : say('ways.keys.used', { when: when(passkey.lastUsedAt) })}
                </p>
              </div>
              <button
                type="button"
                className="button danger"
                onClick={() => setStage({ is: 'proving', to: passkey })}
              >
                {say('ways.keys.remove', { name: passkey.name })}
              </button>
            </li>
          ))}
        </ul>
      )}
      {stage.is === 'proving' ? (
        <ProofForm
          key={stage.to === 'add' ? 'add' : stage.to.id}
          api={api}
          by={by}
          onCancel={() => rest()}
          onProof={async (proof) => {
            if (stage.to === 'add') return add(proof);
            const params = { passkey: stage.to.id };
            const answer = await api.ask(removePasskey, { params, body: { proof } });
            return answer.ok ? done('ways.keys.removed') : answer.reason;
          }}
        />
      ) : (
        browserSupportsWebAuthn() && (
          <form noValidate onSubmit={begin}>
            <div className="field" data-invalid={stage.is === 'nameless'}>
              <label htmlFor="passkey-name">{say('ways.keys.name')}</label>
              <p id="passkey-name-hint" className="hint">
                {say('ways.keys.hint')}
              </p>
              {stage.is === 'nameless' && (
                <p id="passkey-name-error" className="error">
                  <span className="unseen">{say('error.prefix')}</span>
                  {say('ways.keys.nameless')}
                </p>
              )}
              <input
                ref={field}
                id="passkey-name"
                type="text"
                maxLength={60}
                autoComplete="off"
                aria-invalid={stage.is === 'nameless'}
                aria-describedby={`passkey-name-hint${stage.is === 'nameless' ? ' passkey-name-error' : ''}`}
                value={name}
                onChange={({ target }) => setName(target.value)}
              />
            </div>
            <button type="submit" className="button">
              {say('ways.keys.add')}
            </button>
          </form>
        )
      )}
    </section>
  );
}
