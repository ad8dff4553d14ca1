import type { Rules } from '@medkig/api/policy';
import { useEffect, useRef } from 'react';
import { useConsole } from '../app/console-context.tsx';
import { rulesChangeText } from './rules-change-text.ts';
import { rulesChanges } from './rules-changes.ts';

interface RulesConflictProps {
  /** What the draft was begun over. */
  before: Rules;
  theirs: Rules;
  onTheirs(): void;
  onMine(): void;
}

/** Somebody else has saved rules meanwhile: what they have changed, and whose are to hold. */
export function RulesConflict({ before, theirs, onTheirs, onMine }: RulesConflictProps) {
  const { say } = useConsole();
  const message = useRef<HTMLDivElement>(null);
  useEffect(() => message.current?.focus(), []);
  return (
    <div ref={message} className="message wait" role="alert" tabIndex={-1}>
      <p>
        <strong>{say('municipality.conflict')}</strong>
      </p>
      <p>{say('municipality.conflict.text')}</p>
      <ul className="changes">
        {rulesChanges(before, theirs).map((change) => {
          const text = rulesChangeText(change, say);
          return <li key={text}>{text}</li>;
        })}
      </ul>
      <div className="buttons">
        <button type="button" className="button" onClick={onTheirs}>
          {say('municipality.conflict.theirs')}
        </button>
        <button type="button" className="button" onClick={onMine}>
          {say('municipality.conflict.mine')}
        </button>
      </div>
    </div>
  );
}
