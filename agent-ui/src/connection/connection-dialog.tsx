import type { ConnectionMeasures } from '@medkig/transport/connection-verdict';
import { connectionVerdict } from '@medkig/transport/connection-verdict';
import { type Ref, useId, useState } from 'react';
import { useConsole } from '../app/console-context.tsx';
import { measureLines } from './measure-lines.ts';
import './connection-dialog.css';

type Check =
  | { is: 'idle' | 'measuring' }
  | { is: 'measured'; measures: ConnectionMeasures; isCopied: boolean };

/** «Tjek forbindelsen»: one sentence for the agent, and a list that IT can use. */
export function ConnectionDialog({
  ref,
  measure,
}: {
  ref: Ref<HTMLDialogElement>;
  measure(): Promise<ConnectionMeasures>;
}) {
  const { say } = useConsole();
  const title = useId();
  const [check, setCheck] = useState<Check>({ is: 'idle' });

  async function start(): Promise<void> {
    if (check.is === 'measuring') return;
    setCheck({ is: 'measuring' });
    setCheck({ is: 'measured', measures: await measure(), isCopied: false });
  }

  async function copy(measures: ConnectionMeasures): Promise<void> {
    const lines = measureLines(measures, say).map(([what, found]) => `${what}: ${found}`);
    await navigator.clipboard.writeText([location.origin, ...lines].join('\n'));
    setCheck({ is: 'measured', measures, isCopied: true });
  }

  return (
    <dialog
      ref={ref}
      className="connection-dialog"
      aria-labelledby={title}
      onClose={() => setCheck({ is: 'idle' })}
    >
      <h2 id={title}>{say('net.title')}</h2>
      <p>{say('net.text')}</p>
      <p role="status" className="verdict">
        {check.is === 'measuring' && say('net.measuring')}
        {check.is === 'measured' && say(`net.${connectionVerdict(check.measures)}`)}
      </p>
      {check.is === 'measured' && (
        <>
          <dl>
            {measureLines(check.measures, say).map(([what, found]) => (
              <div key={what}>
                <dt>{what}</dt>
                <dd>{found}</dd>
              </div>
            ))}
          </dl>
          <p role="status">{check.isCopied && say('net.copied')}</p>
        </>
      )}
      <div className="buttons">
        <button type="button" className="button primary" onClick={() => void start()}>
          {say(check.is === 'measured' ? 'net.again' : 'net.start')}
        </button>
        {check.is === 'measured' && (
          <button type="button" className="button" onClick={() => void copy(check.measures)}>
            {say('net.copy')}
          </button>
        )}
        <form method="dialog">
          <button type="submit" className="button">
            {say('shortcuts.close')}
          </button>
        </form>
      </div>
    </dialog>
  );
}
