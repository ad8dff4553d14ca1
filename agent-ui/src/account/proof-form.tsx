import type { Proof } from '@medkig/api/account';
import type { ApiFailure } from '@medkig/api/client';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useConsole } from '../app/console-context.tsx';
import { FailedMessage } from './failed-message.tsx';
import { refusalText } from './refusal-text.ts';
import { SecretField } from './secret-field.tsx';

interface ProofFormProps {
  /** Does what the proof is for; says why it was not done. */
  onProof(proof: Proof): Promise<ApiFailure | undefined>;
  onCancel(): void;
}

/** Asks who sits there once more, before a way to sign in comes or goes. */
export function ProofForm({ onProof, onCancel }: ProofFormProps) {
  const { say } = useConsole();
  const [password, setPassword] = useState('');
  const [isMissing, setMissing] = useState(false);
  const [failed, setFailed] = useState<{ reason: ApiFailure }>();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setMissing(password === '');
    if (password === '') return field.current?.focus();
    const reason = await onProof({ password });
    if (reason !== undefined) setFailed({ reason });
  }

  return (
    <form noValidate className="proof" onSubmit={submit}>
      <h3>{say('ways.proof.title')}</h3>
      {failed && <FailedMessage text={refusalText(failed.reason)} of={failed} />}
      <SecretField
        ref={field}
        kind="current-password"
        label={say('ways.proof.password')}
        problem={isMissing ? say('ways.proof.missing') : undefined}
        value={password}
        onChange={setPassword}
      />
      <div className="buttons">
        <button type="submit" className="button primary">
          {say('ways.continue')}
        </button>
        <button type="button" className="button" onClick={onCancel}>
          {say('ways.cancel')}
        </button>
      </div>
    </form>
  );
}
