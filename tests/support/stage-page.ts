/** The viewer's stage alone, in a page of its own that anything can be handed to. */
import { createStage } from '@medkig/agent-ui/stage';
import type { FromViewer } from '@medkig/agent-ui/viewer-messages';

const page = 'AAAAAAAAAAA';
export const told: FromViewer[] = [];

const stage = createStage(window, (message) => {
  if (message.t === 'applied') applied = message.count;
  else told.push(message);
});
export let applied = 0;

stage.handle({ t: 'page', page });
stage.handle({ t: 'shown', as: 'live' });

export function hand(events: readonly unknown[]): void {
  stage.handle({ t: 'events', page, events: [...events] });
}
