import { type ReactNode, useEffect, useRef } from 'react';
import { useConsole } from './console-context.tsx';

interface ConflictMessageProps {
  title: string;
  text: string;
  /** How it stands now. */
  children: ReactNode;
  onTheirs(): void;
  onMine(): void;
}

/** Somebody else has saved meanwhile: what they have, and whose is to hold. */
export function ConflictMessage({ title, text, children, onTheirs, onMine }: ConflictMessageProps) {
  const { say } = useConsole();
  const message = useRef<HTMLDivElement>(null);
  useEffect(() => message.current?.focus(), []);
  return (
    <div ref={message} className="message wait conflict" role="alert" tabIndex={-1}>
      <p>
        <strong>{title}</strong>
      </p>
      <p>{text}</p>
      {children}
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
