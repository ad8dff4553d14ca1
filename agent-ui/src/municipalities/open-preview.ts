import type { ApiFailure, Client } from '@medkig/api/client';
import { startPreview } from '@medkig/api/municipality';
import type { Rules } from '@medkig/api/policy';

export interface PreviewOptions {
  ask: Client['ask'];
  window: Pick<Window, 'open'>;
  /** The municipality's id. */
  municipality: string;
  /** What is drafted; nothing of it is written down. */
  rules: Rules;
  /** The address of a page of one of the municipality's sites. */
  page: string;
}

export type Previewed = { ok: true } | { ok: false; reason: ApiFailure | 'no-tab' };

/**
 * Opens a page of the municipality with the draft over it. The tab comes before the server is asked:
 * later a browser would not take it for the editor's own press.
 */
export async function openPreview(options: PreviewOptions): Promise<Previewed> {
  const { ask, window, municipality, rules, page } = options;
  const tab = window.open('', '_blank');
  if (!tab) return { ok: false, reason: 'no-tab' };
  // What is opened must not reach back into the console.
  tab.opener = null;
  const answer = await ask(startPreview, { params: { municipality }, body: rules });
  if (!answer.ok) {
    tab.close();
    return answer;
  }
  const address = new URL(page);
  address.hash = `medkig-preview=${answer.value.id}`;
  tab.location.replace(address.href);
  return { ok: true };
}
