import { button, make } from './element.ts';
import type { PanelContext } from './view.ts';

export interface ConnectionLink {
  element: HTMLElement;
  /** What was measured holds no more. */
  forget(): void;
}

/** «Tjek forbindelsen»: one press, and one sentence under it. */
export function createConnectionLink({ say, checkConnection }: PanelContext): ConnectionLink {
  // A live region must be there, and empty, before something is said in it.
  const answer = make('p', { role: 'status' });
  const press = button('plain', check, say('net.check'));

  async function check(): Promise<void> {
    answer.textContent = say('code.checking');
    // Without a net there is no chunk to measure it with either.
    answer.textContent = await checkConnection().catch(() => say('error.offline'));
    // On a small screen the sentence would stand below the edge of the card.
    answer.scrollIntoView(false);
  }

  return {
    element: make('div', { class: 'contact' }, press, answer),
    forget: () => answer.replaceChildren(),
  };
}
