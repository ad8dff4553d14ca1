import type { LiveState } from '../agent-state.ts';
import type { ToolsOff } from '../tools-off.ts';
import { stepOf, wantedOf } from './card-state.ts';

/** Whether the element of the current step can be marked, and why not. */
export type Markable =
  | { is: 'ready'; node: number; label: string }
  /** The step is only said. */
  | { is: 'none' }
  /** It belongs to another page than the citizen's. */
  | { is: 'elsewhere' }
  | { is: 'sought' }
  | { is: 'hidden' }
  | { is: 'missing' }
  | { is: 'off'; why: Exclude<ToolsOff, 'no'> };

export function markable({ card }: Pick<LiveState, 'card'>, off: ToolsOff): Markable {
  if (!card.open || !stepOf(card)?.target) return { is: 'none' };
  if (off !== 'no') return { is: 'off', why: off };
  if (!wantedOf(card)) return { is: 'elsewhere' };
  const { sight } = card.open;
  if (sight.is === 'found') return { is: 'ready', node: sight.node, label: sight.label };
  return { is: sight.is === 'unknown' ? 'sought' : sight.is };
}
