import type { ApiFailure, Client } from '@medkig/api/client';
import { startPreview } from '@medkig/api/municipality';
import type { Rules } from '@medkig/api/policy';

export interface PreviewOptions {
  ask: Client['ask'];
  /** Opens an empty tab; null where the browser does not let us. */
  openTab(): Pick<Window, 'location' | 'close'> | null;
  /** The municipality's id. */
  municipality: string;
  /** What is drafted; nothing of it is written down. */
  rules: Rules;
  /** The address of a page of one of the municipality's sites. */
  page: string;
}

export type Previewed = { ok: true } | { ok: false; reason: ApiFailure | 'no-tab' };

/**
 * Opens a page of the municipality with the draft over it, for ten minutes. The tab comes before the server is asked:
 * later a browser would not take it for the editor's own press.
 */
export async function openPreview(options: PreviewOptions): Promise<Previewed> {
  const { ask, openTab, municipality, rules, page } = options;
  const tab = openTab();
  if (!tab) return { ok: false, reason: 'no-tab' };
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

/** For `openTab`: a tab that cannot reach back into the console. */
export function emptyTab(window: Window): Window | null {
  const tab = window.open('', '_blank');
  if (tab) tab.opener = null;
  return tab;
}
