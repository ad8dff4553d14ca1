import { useConsole } from './console-context.tsx';
import { failureText } from './failure-text.ts';
import type { Loaded } from './use-loaded.ts';

/** What stands in place of what the server has not given yet, or would not. */
export function NotHere({ loaded, retry }: { loaded: Loaded<unknown>; retry(): void }) {
  const { say } = useConsole();
  switch (loaded.is) {
    case 'here':
      return null;
    case 'loading':
      return <p role="status">{say('app.loading')}</p>;
    case 'failed':
      return (
        <div className="message stop" role="alert">
          <p>{say(failureText(loaded.reason))}</p>
          <button type="button" className="button" onClick={retry}>
            {say('app.retry')}
          </button>
        </div>
      );
    default: {
      const never: never = loaded;
      return never;
    }
  }
}
