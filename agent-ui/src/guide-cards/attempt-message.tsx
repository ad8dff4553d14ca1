import type { ApiFailure } from '@medkig/api/client';
import type { KeptGuideCard } from '@medkig/api/guide-card';
import { type ReactNode, useEffect, useRef } from 'react';
import { useConsole } from '../app/console-context.tsx';
import type { Key } from '../strings.ts';
import type { Attempt } from './desk.ts';
import type { Draft } from './draft.ts';
import { fieldId } from './field-id.ts';
import type { Problem } from './read-draft.ts';
import { useWhen } from './use-when.ts';

interface AttemptMessageProps {
  attempt: Attempt;
  draft: Draft;
  onTheirs(theirs: KeptGuideCard): void;
  onMine(theirs: KeptGuideCard | undefined): void;
}

/** Why the card was not saved, above its fields. Takes focus each time. */
export function AttemptMessage({ attempt, draft, onTheirs, onMine }: AttemptMessageProps) {
  const { say } = useConsole();
  const when = useWhen();
  switch (attempt.is) {
    case 'none':
    case 'under-way':
    case 'saved':
      return null;
    case 'incomplete':
      return (
        <Message about={attempt} heading={say('guides.error.heading')}>
          <ul>
            {attempt.problems.map((problem) => (
              <li key={fieldId(problem)}>
                <a href={`#${fieldId(problem)}`}>{whereText(problem, draft, say)}</a>
              </li>
            ))}
          </ul>
        </Message>
      );
    case 'failed':
      return (
        <Message about={attempt} heading={say('guides.error.heading')}>
          <p>{say(failureText(attempt.reason))}</p>
        </Message>
      );
    case 'conflict': {
      const { theirs } = attempt;
      return (
        <Message about={attempt} heading={say(theirs ? 'guides.conflict' : 'guides.gone')} isWarning>
          <p>
            {theirs
              ? say('guides.conflict.text', {
                  name: theirs.changedBy ?? say('guides.operator'),
                  when: when(theirs.changedAt),
                })
              : say('guides.gone.text')}
          </p>
          <div className="buttons">
            {theirs && (
              <button type="button" className="button" onClick={() => onTheirs(theirs)}>
                {say('guides.conflict.theirs')}
              </button>
            )}
            <button type="button" className="button" onClick={() => onMine(theirs)}>
              {say(theirs ? 'guides.conflict.mine' : 'guides.gone.mine')}
            </button>
          </div>
        </Message>
      );
    }
    default: {
      const never: never = attempt;
      return never;
    }
  }
}

interface MessageProps {
  /** A new one takes focus anew. */
  about: Attempt;
  heading: string;
  isWarning?: boolean;
  children: ReactNode;
}

function Message({ about, heading, isWarning = false, children }: MessageProps) {
  const { say } = useConsole();
  const message = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (about) message.current?.focus();
  }, [about]);
  return (
    <div ref={message} className={`message ${isWarning ? 'wait' : 'stop'}`} role="alert" tabIndex={-1}>
      <p>
        <strong>
          {!isWarning && <span className="unseen">{say('error.prefix')}</span>}
          {heading}
        </strong>
      </p>
      {children}
    </div>
  );
}

function whereText(problem: Problem, draft: Draft, say: ReturnType<typeof useConsole>['say']): string {
  const text = say(`guides.error.${problem.field}`);
  if (!('key' in problem)) return text;
  const number = draft.steps.findIndex((step) => step.key === problem.key) + 1;
  return number === 0 ? text : `${say('guides.step', { number })}: ${text}`;
}

function failureText(reason: ApiFailure): Key {
  switch (reason) {
    case 'offline':
      return 'guides.failed.offline';
    case 'not-signed-in':
    case 'signed-in-elsewhere':
      return 'guides.failed.signedout';
    case 'full':
      return 'guides.failed.full';
    case 'not-allowed':
      return 'guides.failed.notallowed';
    case 'last-operator':
    case 'not-oneself':
    case 'invitation-over':
    case 'password-too-short':
    case 'password-common':
    case 'password-personal':
    case 'wrong-credentials':
    case 'second-factor':
    case 'secret-unreadable':
    case 'second-factor-missing':
    case 'passkey-needed':
    case 'taken':
    case 'malformed':
    case 'too-many-tries':
    case 'foreign-origin':
    case 'not-found':
    case 'changed-meanwhile':
    case 'unavailable':
    case 'unexpected':
      return 'guides.failed.other';
    default: {
      const never: never = reason;
      return never;
    }
  }
}
