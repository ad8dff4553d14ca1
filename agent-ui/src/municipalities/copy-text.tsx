import { type ReactNode, useEffect, useState } from 'react';
import { useConsole } from '../app/console-context.tsx';
import { Icon } from '../app/icons.tsx';

interface CopyTextProps {
  title: string;
  text: string;
  /** Under the title. */
  children?: ReactNode;
}

/** Lines to take elsewhere. The button says that it has copied them, until they are others. */
export function CopyText({ title, text, children }: CopyTextProps) {
  const { say } = useConsole();
  const [outcome, setOutcome] = useState<'none' | 'copied' | 'refused'>('none');
  // biome-ignore lint/correctness/useExhaustiveDependencies: other lines have not been copied
  useEffect(() => setOutcome('none'), [text]);

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome('copied');
    } catch {
      // Not over plain http, and not where the browser was told so.
      setOutcome('refused');
    }
  }

  return (
    <div className="copy">
      <div className="title">
        <h4>{title}</h4>
        <button type="button" className="button" onClick={() => void copy()}>
          {outcome === 'copied' && <Icon name="check" />}
          {say(outcome === 'copied' ? 'municipality.copied' : 'municipality.copy')}
          <span className="unseen"> {title}</span>
        </button>
      </div>
      {children}
      <p role="status" className={outcome === 'refused' ? undefined : 'unseen'}>
        {outcome === 'copied' && say('municipality.copied')}
        {outcome === 'refused' && say('municipality.copy.refused')}
      </p>
      <pre>
        <code>{text}</code>
      </pre>
    </div>
  );
}
