import type { Grant } from '@medkig/protocol/session/messages';

/** A tool that the agent takes in hand: how it is used on the stage, and what it needs. */
export interface HandTool {
  /** `hold`: follows the mouse. `pick`: a press chooses an element. `draw`: from press to release. `write`: not on the stage. */
  hand: 'hold' | 'pick' | 'draw' | 'write';
  /** It is put down once it was used. */
  once: boolean;
  /** What the citizen, or the municipality beforehand, must have allowed. */
  needs: Grant;
  /** The letter that takes it up and puts it down. */
  key: string;
}
