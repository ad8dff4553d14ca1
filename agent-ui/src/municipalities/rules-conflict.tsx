import type { Rules } from '@medkig/api/policy';
import { ConflictMessage } from '../app/conflict-message.tsx';
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

/** Somebody else has saved rules meanwhile: what they have changed. */
export function RulesConflict({ before, theirs, ...choices }: RulesConflictProps) {
  const { say } = useConsole();
  return (
    <ConflictMessage
      title={say('municipality.conflict')}
      text={say('municipality.conflict.text')}
      {...choices}
    >
      <ul className="changes">
        {rulesChanges(before, theirs).map((change) => {
          const text = rulesChangeText(change, say);
          return <li key={text}>{text}</li>;
        })}
      </ul>
    </ConflictMessage>
  );
}
