import type { Outlined } from '../../viewer/viewer-messages.ts';
import type { Say } from '../strings.ts';
import type { LiveState } from './agent-state.ts';
import type { Screen } from './surroundings.ts';

/** How the citizen's page is, when it is not simply there; undefined otherwise. */
export function pageState({ failed, isLoading }: Screen, say: Say): string | undefined {
  if (failed !== undefined) return say('page.failed', { status: failed });
  return isLoading ? say('page.loading') : undefined;
}

export function errorsText({ errors = 0 }: Screen, say: Say): string | undefined {
  if (errors === 0) return undefined;
  return errors === 1 ? say('page.errors.one') : say('page.errors', { count: errors });
}

/** The first field that the citizen's page marks as wrong, if the agent can mark it. */
export function firstError({ outline, around }: LiveState): Outlined | undefined {
  return outline.find(({ node }) => node === around.screen?.firstError);
}
