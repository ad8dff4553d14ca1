import { useEffect, useRef } from 'react';
import { useConsole } from '../app/console-context.tsx';

/** Shown once: whoever goes on without them has to make new ones. */
export function RecoveryCodes({ codes, onSaved }: { codes: readonly string[]; onSaved(): void }) {
  const { say, announce } = useConsole();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);

  async function copy(): Promise<void> {
    await navigator.clipboard.writeText(codes.join('\n'));
    announce(say('ways.recovery.copied'));
  }

  return (
    <div className="recovery">
      <h3 ref={heading} tabIndex={-1}>
        {say('ways.recovery')}
      </h3>
      <p>{say('ways.recovery.text')}</p>
      <ul className="technical">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="buttons">
        <button type="button" className="button" onClick={copy}>
          {say('ways.recovery.copy')}
        </button>
        <button type="button" className="button" onClick={() => print()}>
          {say('ways.recovery.print')}
        </button>
        <button type="button" className="button primary" onClick={onSaved}>
          {say('ways.recovery.done')}
        </button>
      </div>
    </div>
  );
}
