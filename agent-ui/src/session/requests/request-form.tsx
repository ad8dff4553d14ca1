import { type ReactNode, type SubmitEvent, useEffect } from 'react';
import { useConsole } from '../../app/console-context.tsx';
import './request-form.css';

interface RequestFormProps {
  title: string;
  hint: string;
  hintId: string;
  children: ReactNode;
  submit(): void;
  leave(): void;
}

/** Asks the agent for what belongs to a request; not modal, for the citizen's page stays in view. Esc leaves it. */
export function RequestForm({ title, hint, hintId, children, submit, leave }: RequestFormProps) {
  const { say } = useConsole();
  useEffect(giveFocusBack, []);
  function send(event: SubmitEvent): void {
    event.preventDefault();
    submit();
  }
  return (
    <form
      className="request-form"
      aria-label={title}
      onSubmit={send}
      onKeyDown={(event) => {
        if (event.key === 'Escape') leave();
      }}
    >
      {children}
      <div className="buttons">
        <button type="submit" className="button primary">
          {say('wish.ask')}
        </button>
        <button type="button" className="button" onClick={leave}>
          {say('wish.leave')}
        </button>
      </div>
      <p id={hintId} className="muted">
        {hint}
      </p>
    </form>
  );
}

/** When the form goes, focus is where it was before: on the stage, on the tool. */
function giveFocusBack(): () => void {
  const stood = document.activeElement;
  return () => {
    if (document.activeElement === document.body && stood instanceof HTMLElement) stood.focus();
  };
}
