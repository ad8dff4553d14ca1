import { useEffect, useId, useRef, useState } from 'react';
import { useConsole } from '../app/console-context.tsx';

/** A secret that is shown this once. It takes focus, so that nobody goes on without having seen it. */
export function SecretOnce({ title, secret, onDone }: { title: string; secret: string; onDone(): void }) {
  const { say, announce } = useConsole();
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  const [copied, setCopied] = useState(false);
  useEffect(() => heading.current?.focus(), []);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(secret);
    } catch {
      // Where the browser does not let us, the person marks and copies it themselves.
      return;
    }
    setCopied(true);
    announce(say('integrations.copied'));
  };
  return (
    <section className="message wait secret" aria-labelledby={id}>
      <h3 id={id} ref={heading} tabIndex={-1}>
        {title}
      </h3>
      <p>{say('integrations.once')}</p>
      <code>{secret}</code>
      <div className="buttons">
        <button type="button" className="button primary" onClick={copy}>
          {say(copied ? 'integrations.copied' : 'integrations.copy')}
        </button>
        <button type="button" className="button" onClick={onDone}>
          {say('integrations.kept')}
        </button>
      </div>
    </section>
  );
}
