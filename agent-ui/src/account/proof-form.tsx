import type { Proof } from '@medkig/api/account';
import { challengeForProof } from '@medkig/api/passkey';
import { browserSupportsWebAuthn } from '@simplewebauthn/browser';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { ApiClient } from '../app/api-client.ts';
import { useConsole } from '../app/console-context.tsx';
import { FailedMessage } from './failed-message.tsx';
import { type Refused, refusalText } from './refusal-text.ts';
import { SecretField } from './secret-field.tsx';
import { showPasskey } from './show-passkey.ts';

/** What a person can show to prove that it is them. */
export interface ProofWays {
  password: boolean;
  passkey: boolean;
}

interface ProofFormProps {
  api: ApiClient;
  by: ProofWays;
  /** Does what the proof is for; says why it was not done. */
  onProof(proof: Proof): Promise<Refused | undefined>;
  onCancel(): void;
}

/** Asks who sits there once more, before a way to sign in comes or goes. */
export function ProofForm({ api, by, onProof, onCancel }: ProofFormProps) {
  const { say } = useConsole();
  const [password, setPassword] = useState('');
  const [isMissing, setMissing] = useState(false);
  const [failed, setFailed] = useState<{ reason: Refused }>();
  const form = useRef<HTMLFormElement>(null);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('input, button')?.focus(), []);

  async function prove(proof: Proof): Promise<void> {
    const reason = await onProof(proof);
    if (reason !== undefined) setFailed({ reason });
  }
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setMissing(password === '');
    if (password === '') field.current?.focus();
    else await prove({ password });
  }
  async function byPasskey(): Promise<void> {
    const shown = await showPasskey(api.ask(challengeForProof, {}));
    if (shown.ok) await prove(shown.value);
    else setFailed({ reason: shown.reason });
  }

  return (
    <form ref={form} noValidate className="proof" onSubmit={submit}>
      <h3>{say('ways.proof.title')}</h3>
      {failed && <FailedMessage text={refusalText(failed.reason)} of={failed} />}
      {by.password && (
        <SecretField
          ref={field}
          kind="current-password"
          label={say('ways.proof.password')}
          problem={isMissing ? say('ways.proof.missing') : undefined}
          value={password}
          onChange={setPassword}
        />
      )}
      <div className="buttons">
        {by.password && (
          <button type="submit" className="button primary">
            {say('ways.continue')}
          </button>
        )}
        {by.passkey && browserSupportsWebAuthn() && (
          <button type="button" className="button" onClick={byPasskey}>
            {say('ways.proof.key')}
          </button>
        )}
        <button type="button" className="button" onClick={onCancel}>
          {say('ways.cancel')}
        </button>
      </div>
    </form>
  );
}
