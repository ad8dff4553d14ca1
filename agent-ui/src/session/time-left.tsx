import { useConsole } from '../app/console-context.tsx';
import { spellDuration } from '../app/spell-time.ts';
import { useNow } from '../app/use-now.ts';

/** From here on (milliseconds) there is hardly time to read the code and type it. */
const SHORT_MS = 2 * 60_000;

export function TimeLeft({ until }: { until: number }) {
  const { say } = useConsole();
  const left = until - useNow();
  return (
    <p className="time-left" data-short={left < SHORT_MS}>
      <strong>{spellDuration(left, say('time.hour'))}</strong>
      {say('code.left')}
    </p>
  );
}
