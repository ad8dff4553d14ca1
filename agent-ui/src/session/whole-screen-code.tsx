import { type KeyboardEvent, type Ref, useId } from 'react';
import { useConsole } from '../app/console-context.tsx';
import { CodeDigits } from './code-digits.tsx';

/** For reading from across the desk. The same key opens and closes it. */
export function WholeScreenCode({ digits, ref }: { digits: string; ref: Ref<HTMLDialogElement> }) {
  const { say } = useConsole();
  const title = useId();
  function onKeyDown(event: KeyboardEvent<HTMLDialogElement>): void {
    if (event.key.toLowerCase() === 's' && !event.repeat) event.currentTarget.close();
  }
  return (
    <dialog ref={ref} className="whole-screen" aria-labelledby={title} onKeyDown={onKeyDown}>
      <h2 id={title}>{say('code.title')}</h2>
      <CodeDigits digits={digits} />
      <form method="dialog">
        <button type="submit" className="button large">
          {say('code.whole.close')}
        </button>
      </form>
    </dialog>
  );
}
