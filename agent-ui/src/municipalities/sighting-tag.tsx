import { useConsole } from '../app/console-context.tsx';
import type { Say } from '../strings.ts';
import type { Sighting } from './last-sighting.ts';

export function sightingText(sighting: Sighting, say: Say): string {
  switch (sighting.is) {
    case 'nowhere':
      return say('municipality.seen.nowhere');
    case 'never':
      return say('municipality.seen.never');
    case 'today':
      return say('municipality.seen.today');
    case 'earlier':
      return sighting.days === 1
        ? say('municipality.seen.yesterday')
        : say('municipality.seen.days', { days: sighting.days });
    default: {
      const never: never = sighting;
      return never;
    }
  }
}

const looks = { nowhere: '', never: 'wait', today: 'ok', earlier: 'stop' } as const;

/** When the tag was last heard from, in words and colour. */
export function SightingTag({ sighting }: { sighting: Sighting }) {
  const { say } = useConsole();
  return <span className={`tag ${looks[sighting.is]}`}>{sightingText(sighting, say)}</span>;
}
