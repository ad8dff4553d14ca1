import { useAnnouncement, useConsole } from '../app/console-context.tsx';
import { Icon } from '../app/icons.tsx';
import type { LiveState } from './agent-state.ts';
import { bannerFor } from './banner.ts';

/** Above the stage, never over it. */
export function StageBanner({ live, now }: { live: LiveState; now: number }) {
  const { say } = useConsole();
  const banner = bannerFor(live, now, say);
  useAnnouncement(banner?.spoken ?? '');
  if (!banner) return null;
  return (
    <div className="banner" data-tone={banner.tone}>
      <Icon name={banner.icon} />
      <div>
        <p>
          <strong>{banner.title}</strong>
        </p>
        <p>{banner.text}</p>
      </div>
    </div>
  );
}
