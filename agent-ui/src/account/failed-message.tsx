import { useEffect, useRef } from 'react';
import { useConsole } from '../app/console-context.tsx';
import type { Key } from '../strings.ts';

/** Why something was not done. Takes focus each time; `of`: the attempt. */
export function FailedMessage({ text, of }: { text: Key; of: object }) {
  const { say } = useConsole();
  const message = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (of) message.current?.focus();
  }, [of]);
  return (
    <div ref={message} className="message stop" role="alert" tabIndex={-1}>
      <p>
        <strong>
          <span className="unseen">{say('error.prefix')}</span>
          {say('ways.failed')}
        </strong>
      </p>
      <p>{say(text)}</p>
    </div>
  );
}
