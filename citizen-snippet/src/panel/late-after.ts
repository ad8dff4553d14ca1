import { onceBehind } from '../fetch-behind.ts';
import type { AfterSession } from './after-session.ts';
import { make } from './element.ts';
import type { PanelContext } from './view.ts';

export interface LateAfter {
  element: HTMLElement;
  update: AfterSession['update'];
}

/** While the page is seen there is a net; at the end there may be none. */
export const expectAfter = onceBehind(() => {});

/** What comes after a session, from a chunk of its own: the words of the end do not wait for it. */
export function createLateAfter(context: PanelContext): LateAfter {
  const element = make('div', { class: 'after' });
  let after: AfterSession | undefined;
  let newest: Parameters<AfterSession['update']>[0] | undefined;

  // Without a net there is nothing to ask or report; the end is told all the same.
  const fetch = onceBehind(({ createAfterSession, styleAfter }) => {
    after = createAfterSession(context);
    styleAfter(element.getRootNode());
    element.replaceChildren(...after.elements);
    if (newest) after.update(newest);
  });

  return {
    element,
    update(state) {
      newest = state;
      if (after) after.update(state);
      else void fetch();
    },
  };
}
