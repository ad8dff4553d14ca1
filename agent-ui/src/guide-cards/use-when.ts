import { useConsole } from '../app/console-context.tsx';

/** A moment as the agent reads it, such as «5. januar 2026 kl. 12.00». Takes milliseconds since 1970. */
export function useWhen(): (at: number) => string {
  const { language } = useConsole();
  const format = new Intl.DateTimeFormat(language === 'da' ? 'da-DK' : 'en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
  });
  return (at) => format.format(at);
}
