/** rrweb's own replayer as its documents show it, with scripts allowed: without our guard, frame and headers. */
import { Replayer } from 'rrweb';

export function replay(json: string): void {
  const events = JSON.parse(json);
  const replayer = new Replayer(events.slice(0, 2), {
    UNSAFE_replayCanvas: true,
    liveMode: true,
    showWarning: false,
  });
  replayer.startLive(Date.now() - 100);
  for (const event of events) replayer.addEvent({ ...event, timestamp: Date.now() });
}
