/** How a receiver keeps up with what is sent to it. */
import type { RelayLimits } from './relay-limits.ts';

export type Pace =
  | { state: 'keeping-up' }
  /** `movedAt`: when something left for it last, in milliseconds since 1970. */
  | { state: 'slow'; movedAt: number };

export interface Look {
  /** Bytes that wait for it. */
  waiting: number;
  /** Something has left since the last look. */
  moved: boolean;
  now: number;
}

/** `stuck`: its connection is of no use any more. */
export function paceAfter(
  pace: Pace,
  { waiting, moved, now }: Look,
  limits: Pick<RelayLimits, 'slowBytes' | 'keepingUpBytes' | 'backlogBytes' | 'stuckMs'>,
): Pace | 'stuck' {
  if (waiting > limits.backlogBytes) return 'stuck';
  switch (pace.state) {
    case 'keeping-up':
      return waiting > limits.slowBytes ? { state: 'slow', movedAt: now } : pace;
    case 'slow':
      if (waiting < limits.keepingUpBytes) return { state: 'keeping-up' };
      if (moved) return { state: 'slow', movedAt: now };
      return now - pace.movedAt >= limits.stuckMs ? 'stuck' : pace;
    default: {
      const never: never = pace;
      return never;
    }
  }
}
