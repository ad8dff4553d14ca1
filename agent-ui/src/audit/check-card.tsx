import { type AuditCheck, checkAuditLog } from '@medkig/api/audit';
import type { ApiFailure } from '@medkig/api/client';
import { useState } from 'react';
import type { ApiClient } from '../app/api-client.ts';
import { useConsole } from '../app/console-context.tsx';
import { failureText } from '../app/failure-text.ts';

type Checking =
  | { is: 'not-asked' }
  | { is: 'under-way' }
  | { is: 'failed'; reason: ApiFailure }
  | { is: 'done'; check: AuditCheck };

/** «Kontrollér loggen»: whether it is as it was written. */
export function CheckCard({ api, log }: { api: ApiClient; log: string }) {
  const { say } = useConsole();
  const [checking, setChecking] = useState<Checking>({ is: 'not-asked' });

  const check = async () => {
    setChecking({ is: 'under-way' });
    const answer = await api.ask(checkAuditLog, { params: { log } });
    setChecking(answer.ok ? { is: 'done', check: answer.value } : { is: 'failed', reason: answer.reason });
  };

  return (
    <section className="card">
      <h2>{say('audit.check.title')}</h2>
      <p className="hint">{say('audit.check.text')}</p>
      <button
        type="button"
        className="button"
        aria-disabled={checking.is === 'under-way'}
        onClick={() => checking.is !== 'under-way' && check()}
      >
        {say('audit.check')}
      </button>
      <div role="status">
        {checking.is === 'under-way' && <p>{say('audit.check.busy')}</p>}
        {checking.is === 'failed' && <p className="message stop">{say(failureText(checking.reason))}</p>}
        {checking.is === 'done' && <Outcome check={checking.check} />}
      </div>
    </section>
  );
}

function Outcome({ check }: { check: AuditCheck }) {
  const { say } = useConsole();
  if (!check.whole) {
    const { number, is } = check.broken;
    return (
      <div className="message stop">
        <div>
          <p>
            <strong>{say(`audit.check.${is}`, { number })}</strong>
          </p>
          <p>{say('audit.check.next')}</p>
        </div>
      </div>
    );
  }
  const { from, to, hash } = check;
  const count = to - from + 1;
  return (
    <div className="message whole">
      <div>
        <p>
          <strong>
            {count > 0 ? say('audit.check.whole', { count, from, to }) : say('audit.check.none')}
          </strong>
        </p>
        {count > 0 && (
          <>
            <p>{say('audit.check.hash')}</p>
            <p className="hash">{hash}</p>
          </>
        )}
      </div>
    </div>
  );
}
