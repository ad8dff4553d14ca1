/** The product as a side of the bench, started as its users start it. */
import type { Browser } from 'playwright';
import { type Medkig, startMedkig } from '../support/medkig.ts';
import { readAloud, sayYes, signIn, stage, tool } from '../support/people.ts';
import type { Side } from './side.ts';

export interface ProductSide extends Side {
  medkig: Medkig;
}

export async function startProduct(agents: Browser, hostOrigin: string): Promise<ProductSide> {
  const medkig = await startMedkig({ env: { MEDKIG_DEMO_ORIGINS: hostOrigin, LOG_LEVEL: 'info' } });
  return {
    medkig,
    name: 'product',
    relay: new URL(medkig.console).host,
    isOurs: /\/embed\//,
    prepare: async () => {},
    async start(citizen) {
      const context = await agents.newContext({ locale: 'da-DK', viewport: { width: 1440, height: 900 } });
      const page = await context.newPage();
      await signIn(page, medkig);
      await readAloud(citizen, page);
      await sayYes(citizen);
      await stage(page).locator('body').waitFor();
      const viewer = page.frames().find((frame) => frame.url().startsWith(medkig.viewer));
      if (!viewer) throw new Error('the console has no stage');
      const takeUpMark = () => tool(page, 'Markér').click();
      return {
        page,
        stage: viewer,
        takeUpMark,
        async clearMarks() {
          await page.keyboard.press('Escape');
          await takeUpMark();
        },
        async end() {
          await citizen.getByRole('button', { name: 'Stop' }).click();
          await citizen.getByText('Ingen kan se din side nu.').first().waitFor();
          await context.close();
        },
      };
    },
  };
}

export const nobody: Side = {
  name: 'none',
  relay: undefined,
  isOurs: undefined,
  prepare: async () => {},
  start: async () => undefined,
};
