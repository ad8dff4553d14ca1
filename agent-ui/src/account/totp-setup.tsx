import { confirmTotp } from '@medkig/api/account';
import type { ApiFailure } from '@medkig/api/client';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { ApiClient } from '../app/api-client.ts';
import { useConsole } from '../app/console-context.tsx';
import { FailedMessage } from './failed-message.tsx';
import { QrCode } from './qr-code.tsx';
import { refusalText } from './refusal-text.ts';
import { SecretField } from './secret-field.tsx';

interface TotpSetupProps {
  api: ApiClient;
  /** Base32. */
  secret: string;
  /** The same as otpauth://. */
  uri: string;
  onCodes(codes: readonly string[]): void;
  onCancel(): void;
}

/** The secret goes into the app, and a code of the app shows that it got there. */
export function TotpSetup({ api, secret, uri, onCodes, onCancel }: TotpSetupProps) {
  const { say } = useConsole();
  const [code, setCode] = useState('');
  const [failed, setFailed] = useState<{ reason: ApiFailure }>();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (code.trim() === '') return field.current?.focus();
    const answer = await api.ask(confirmTotp, { body: { code } });
    if (answer.ok) onCodes(answer.value.recoveryCodes);
    else setFailed({ reason: answer.reason });
  }

  return (
    <form noValidate onSubmit={submit}>
      <p>{say('ways.totp.scan')}</p>
      <QrCode text={uri} label={say('ways.totp.picture')} />
      <dl>
        <dt>{say('ways.totp.key')}</dt>
        <dd className="technical">{secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</dd>
      </dl>
      {failed && <FailedMessage text={refusalText(failed.reason)} of={failed} />}
      <SecretField
        ref={field}
        kind="one-time-code"
        label={say('ways.totp.code')}
        value={code}
        onChange={setCode}
      />
      <div className="buttons">
        <button type="submit" className="button primary">
          {say('ways.totp.confirm')}
        </button>
        <button type="button" className="button" onClick={onCancel}>
          {say('ways.cancel')}
        </button>
      </div>
    </form>
  );
}
