import { useEffect, useRef } from 'react';
import { useConsole } from '../app/console-context.tsx';
import { failureText } from '../app/failure-text.ts';
import type { FormState } from './form-state.ts';

export interface FieldProblem {
  /** Of the control. */
  id: string;
  text: string;
}

interface FormMessageProps {
  state: FormState<unknown>;
  /** What must be mended, once «Gem» was pressed. */
  problems: readonly FieldProblem[];
  /** What did not happen. Absent: it was not saved. */
  failed?: string | undefined;
}

/** Why a form was not saved, above its fields. Takes focus each time. */
export function FormMessage({ state, problems, failed }: FormMessageProps) {
  const { say } = useConsole();
  const message = useRef<HTMLDivElement>(null);
  const tries = 'tries' in state ? state.tries : 0;
  useEffect(() => {
    if (tries > 0) message.current?.focus();
  }, [tries]);
  const isIncomplete = state.is === 'incomplete' && problems.length > 0;
  if (!isIncomplete && state.is !== 'refused') return null;
  return (
    <div ref={message} className="message stop" role="alert" tabIndex={-1}>
      <p>
        <strong>
          <span className="unseen">{say('error.prefix')}</span>
          {failed ?? say('municipality.notsaved')}
        </strong>
      </p>
      {state.is === 'refused' ? (
        <p>{say(failureText(state.reason))}</p>
      ) : (
        <ul>
          {problems.map(({ id, text }) => (
            <li key={`${id} ${text}`}>
              <a href={`#${id}`}>{text}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
