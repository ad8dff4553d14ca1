/**
 * The agent's marks are drawn by what is fetched once the page is seen, since nobody points before.
 */
import type { GuideMessage } from '@medkig/guidance/citizen/apply-guide';
import type { GuidanceContext } from '@medkig/guidance/citizen/context';
import type { Guidance } from '@medkig/guidance/citizen/guidance';
import type { Applied } from '@medkig/guidance/citizen/tool';
import { onceBehind } from './fetch-behind.ts';

export interface LateGuidance extends Pick<Guidance, 'clear' | 'focusMark' | 'dismissMark' | 'destroy'> {
  /** The page is seen: an agent may point at any moment. */
  expect(): void;
  /** Guides are done in the order they came, and checked when they are done. Without a net they find the page gone. */
  apply(message: GuideMessage): Promise<Applied | undefined>;
}

export function createLateGuidance(context: GuidanceContext): LateGuidance {
  let guidance: Guidance | undefined;
  let over = false;

  /** Without a net the next guide tries again. */
  const expect = onceBehind(({ createGuidance }) => {
    if (!over) guidance = createGuidance(context);
  });

  return {
    expect: () => void expect(),
    apply: async (message) => {
      await expect();
      return guidance ? guidance.apply(message) : 'gone';
    },
    clear: () => guidance?.clear(),
    focusMark: (number) => guidance?.focusMark(number),
    dismissMark: (number) => guidance?.dismissMark(number),
    destroy() {
      over = true;
      guidance?.destroy();
    },
  };
}
