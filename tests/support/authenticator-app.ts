import { fromBase32 } from '@medkig/server/base32';
import { stepAt, totpCode } from '@medkig/server/totp';
import type { Page } from 'playwright';

/** What an app shows that the key on the page was typed into. */
export async function appOn(page: Page): Promise<{ code(stepsAhead?: number): string }> {
  const key = await page.locator('dd.technical').textContent();
  const secret = fromBase32((key ?? '').replaceAll(/\s/g, ''));
  return { code: (stepsAhead = 0) => totpCode(secret, stepAt(Date.now()) + stepsAhead) };
}
