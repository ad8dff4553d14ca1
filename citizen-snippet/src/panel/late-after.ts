import type { AfterSession } from './after-session.ts';
import { make } from './element.ts';
import type { PanelContext } from './view.ts';

export interface LateAfter {
  element: HTMLElement;
  update: AfterSession['update'];
}

let fetching: Promise<typeof import('./after-session.ts') | undefined> | undefined;

/** Undefined without a net; the next call tries again. */
function fetchAfter(): NonNullable<typeof fetching> {
  fetching ??= import('./after-session.ts').catch(() => {
    fetching = undefined;
    return undefined;
  });
  return fetching;
}

/** While the page is seen there is a net; at the end there may be none. */
export function expectAfter(): void {
  void fetchAfter();
}

/** What comes after a session, from a chunk of its own: the words of the end do not wait for it. */
export function createLateAfter(context: PanelContext): LateAfter {
  const element = make('div', { class: 'after' });
  let after: AfterSession | undefined;
  let newest: Parameters<AfterSession['update']>[0] | undefined;

  async function fetch(): Promise<void> {
    const chunk = await fetchAfter();
    // Without a net there is nothing to ask or report; the end is told all the same.
    if (!chunk || after) return;
    after = chunk.createAfterSession(context);
    chunk.styleAfter(element.getRootNode());
    element.replaceChildren(...after.elements);
    if (newest) after.update(newest);
  }

  return {
    element,
    update(state) {
      newest = state;
      if (after) after.update(state);
      else void fetch();
    },
  };
}
