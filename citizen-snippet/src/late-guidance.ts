/**
 * The agent's marks are drawn by a chunk of their own: it is fetched once the page is seen, since nobody points
 * before.
 */
import type { GuideMessage } from '@medkig/guidance/citizen/apply-guide';
import type { GuidanceContext } from '@medkig/guidance/citizen/context';
import type { Guidance } from '@medkig/guidance/citizen/guidance';
import type { Applied } from '@medkig/guidance/citizen/tool';

export interface LateGuidance extends Pick<Guidance, 'clear' | 'focusMark' | 'dismissMark' | 'destroy'> {
  /** The page is seen: an agent may point at any moment. */
  expect(): void;
  /** Guides are done in the order they came, and checked when they are done. Without a net they find the page gone. */
  apply(message: GuideMessage): Promise<Applied>;
}

export function createLateGuidance(context: GuidanceContext): LateGuidance {
  let guidance: Guidance | undefined;
  let fetching: Promise<void> | undefined;
  let over = false;

  async function fetchGuidance(): Promise<void> {
    try {
      const { createGuidance } = await import('@medkig/guidance/citizen/guidance');
      if (!over) guidance = createGuidance(context);
    } catch {
      fetching = undefined; // no net now: the next guide tries again
    }
  }

  function expect(): Promise<void> {
    fetching ??= fetchGuidance();
    return fetching;
  }

  return {
    expect: () => void expect(),
    apply: async (message) => {
      await expect();
      return guidance?.apply(message) ?? 'gone';
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
