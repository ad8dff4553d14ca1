import { useEffect, useRef } from 'react';
import { useConsole } from '../app/console-context.tsx';
import type { Key } from '../strings.ts';
import type { FieldName } from './sign-in-problem.ts';

/** Why a sign-in did not happen: fields to fill in, or what the server answered. */
export type SignInProblem = { is: 'incomplete'; fields: readonly FieldName[] } | { is: 'refused'; text: Key };

/** Takes focus each time a sign-in fails. */
export function ErrorSummary({ problem }: { problem: SignInProblem }) {
  const { say } = useConsole();
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problem) summary.current?.focus();
  }, [problem]);
  return (
    <div ref={summary} className="message stop" role="alert" tabIndex={-1}>
      <p>
        <strong>
          <span className="unseen">{say('error.prefix')}</span>
          {say('signin.error.heading')}
        </strong>
      </p>
      {problem.is === 'refused' ? (
        <p>{say(problem.text)}</p>
      ) : (
        <ul>
          {problem.fields.map((name) => (
            <li key={name}>
              <a href={`#${name}`}>{say(`signin.error.${name}`)}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
