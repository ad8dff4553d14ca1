import { type Account, removeTotp, renewRecoveryCodes, startTotp } from '@medkig/api/account';
import { useRef, useState } from 'react';
import type { ApiClient } from '../app/api-client.ts';
import { useConsole } from '../app/console-context.tsx';
import { ProofForm, type ProofWays } from './proof-form.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { TotpSetup } from './totp-setup.tsx';

interface TotpCardProps {
  api: ApiClient;
  by: ProofWays;
  account: Account;
  onChanged(): void;
}

type Stage =
  | { is: 'resting'; removed: boolean }
  | { is: 'proving'; to: 'start' | 'remove' | 'renew' }
  | { is: 'setting-up'; secret: string; uri: string }
  | { is: 'codes'; codes: readonly string[] };

/** Codes from an authenticator app, and the recovery codes that go with them. */
export function TotpCard({ api, by, account, onChanged }: TotpCardProps) {
  const { say, announce } = useConsole();
  const [stage, setStage] = useState<Stage>({ is: 'resting', removed: false });
  const heading = useRef<HTMLHeadingElement>(null);
  /** What had focus goes with the stage. */
  const rest = (removed = false) => {
    setStage({ is: 'resting', removed });
    heading.current?.focus();
  };
  const isOn = account.hasTotp || stage.is === 'codes';
  const prove = (to: 'start' | 'remove' | 'renew') => setStage({ is: 'proving', to });

  return (
    <section className="card" aria-labelledby="ways-totp">
      <div className="card-title">
        <h2 ref={heading} id="ways-totp" tabIndex={-1}>
          {say('ways.totp')}
        </h2>
        <span className={isOn ? 'tag ok' : 'tag'}>{say(isOn ? 'ways.totp.on' : 'ways.totp.off')}</span>
      </div>
      {stage.is === 'resting' && (
        <>
          <p className="muted">{say('ways.totp.text')}</p>
          {stage.removed && <p className="message">{say('ways.totp.removed')}</p>}
          {account.hasTotp && (
            <p className={account.recoveryCodesLeft < 3 ? 'message wait' : undefined}>
              {say('ways.recovery.left', { count: account.recoveryCodesLeft })}
            </p>
          )}
          <div className="buttons">
            {account.hasTotp ? (
              <>
                <button type="button" className="button" onClick={() => prove('renew')}>
                  {say('ways.recovery.renew')}
                </button>
                <button type="button" className="button" onClick={() => prove('start')}>
                  {say('ways.totp.renew')}
                </button>
                <button type="button" className="button danger" onClick={() => prove('remove')}>
                  {say('ways.totp.remove')}
                </button>
              </>
            ) : (
              <button type="button" className="button" onClick={() => prove('start')}>
                {say('ways.totp.start')}
              </button>
            )}
          </div>
        </>
      )}
      {stage.is === 'proving' && (
        <ProofForm
          api={api}
          by={by}
          onCancel={() => rest()}
          onProof={async (proof) => {
            const asking = { body: { proof } };
            if (stage.to === 'start') {
              const answer = await api.ask(startTotp, asking);
              if (!answer.ok) return answer.reason;
              setStage({ is: 'setting-up', ...answer.value });
            } else if (stage.to === 'renew') {
              const answer = await api.ask(renewRecoveryCodes, asking);
              if (!answer.ok) return answer.reason;
              setStage({ is: 'codes', codes: answer.value.recoveryCodes });
            } else {
              const answer = await api.ask(removeTotp, asking);
              if (!answer.ok) return answer.reason;
              rest(true);
              announce(say('ways.totp.removed'));
              onChanged();
            }
            return undefined;
          }}
        />
      )}
      {stage.is === 'setting-up' && (
        <TotpSetup
          api={api}
          secret={stage.secret}
          uri={stage.uri}
          onCodes={(codes) => setStage({ is: 'codes', codes })}
          onCancel={() => rest()}
        />
      )}
      {stage.is === 'codes' && (
        <RecoveryCodes
          codes={stage.codes}
          onSaved={() => {
            rest();
            onChanged();
          }}
        />
      )}
    </section>
  );
}
