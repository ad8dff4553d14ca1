import type { Rules } from '@medkig/api/policy';
import { type HelpLevel, levelOf } from './help-level.ts';
import { type LineField, lineFields } from './rules-draft.ts';

/** One thing that a version of the rules does otherwise than the one before. */
export type RulesChange =
  | { of: 'help'; now: HelpLevel | 'other' }
  | { of: LineField; how: 'added' | 'removed'; entries: readonly string[] }
  | { of: 'presets'; how: 'added' | 'removed'; entries: Rules['presets'] }
  | { of: 'phones' | 'emails'; areHidden: boolean }
  | { of: 'peer'; now: NonNullable<Rules['peer']> | 'undecided' };

export function rulesChanges(before: Rules, after: Rules): RulesChange[] {
  const sorted = ({ grants }: Rules) => grants.toSorted().join();
  return [
    ...(sorted(before) === sorted(after) ? [] : [{ of: 'help' as const, now: levelOf(after.grants) }]),
    ...entryChanges(before.presets, after.presets).map((change) => ({ of: 'presets' as const, ...change })),
    ...lineFields.flatMap((of) =>
      entryChanges(before[of] ?? [], after[of] ?? []).map((change) => ({ of, ...change })),
    ),
    ...(['phones', 'emails'] as const).flatMap((of) =>
      before[of] === after[of] ? [] : [{ of, areHidden: after[of] }],
    ),
    ...(before.peer === after.peer
      ? []
      : [{ of: 'peer' as const, now: after.peer ?? ('undecided' as const) }]),
  ];
}

function entryChanges<Entry>(before: readonly Entry[], after: readonly Entry[]) {
  const added = after.filter((entry) => !before.includes(entry));
  const removed = before.filter((entry) => !after.includes(entry));
  return [
    ...(added.length > 0 ? [{ how: 'added' as const, entries: added }] : []),
    ...(removed.length > 0 ? [{ how: 'removed' as const, entries: removed }] : []),
  ];
}
