import { type Rules, rulesSchema } from '@medkig/api/policy';
import * as v from 'valibot';
import { linesOf } from './lines.ts';

/** A version of the rules: what a draft is written over. */
export interface RulesInForce {
  version: number;
  rules: Rules;
}

/** Fields with one entry on each line, in the order in which they stand and in which their problems are told. */
export const lineFields = ['mask', 'show', 'block', 'never', 'hosts'] as const;
export type LineField = (typeof lineFields)[number];

export interface RulesDraft extends Record<LineField, string> {
  base: RulesInForce;
  grants: Rules['grants'];
  presets: Rules['presets'];
  phones: boolean;
  emails: boolean;
  peer: NonNullable<Rules['peer']> | 'undecided';
}

export function rulesDraftOf(base: RulesInForce): RulesDraft {
  const { grants, presets, phones, emails, peer = 'undecided', hosts = [], ...lists } = base.rules;
  return {
    ...{ base, grants, presets, phones, emails, peer },
    block: lists.block.join('\n'),
    mask: lists.mask.join('\n'),
    show: lists.show.join('\n'),
    never: lists.never.join('\n'),
    hosts: hosts.join('\n'),
  };
}

/** `line`: which one, from 1; null when there are too many of them. */
export interface LineProblem {
  field: LineField;
  line: number | null;
}

export type RulesReading = { ok: true; value: Rules } | { ok: false; problems: readonly LineProblem[] };

export function readRules({ base: _, peer, hosts, ...draft }: RulesDraft): RulesReading {
  const entries = {
    block: linesOf(draft.block),
    mask: linesOf(draft.mask),
    show: linesOf(draft.show),
    never: linesOf(draft.never),
    hosts: linesOf(hosts),
  };
  const texts = (field: LineField) => entries[field].map(({ text }) => text);
  const { grants, presets, phones, emails } = draft;
  const parsed = v.safeParse(rulesSchema, {
    ...{ grants, presets, phones, emails },
    block: texts('block'),
    mask: texts('mask'),
    show: texts('show'),
    never: texts('never'),
    ...(entries.hosts.length > 0 && { hosts: texts('hosts') }),
    ...(peer !== 'undecided' && { peer }),
  });
  if (parsed.success) return { ok: true, value: parsed.output };
  const at = parsed.issues.map((issue) => v.getDotPath(issue) ?? '');
  const problems = lineFields.flatMap((field): LineProblem[] => [
    ...entries[field].flatMap(({ number }, index) =>
      at.includes(`${field}.${index}`) ? [{ field, line: number }] : [],
    ),
    ...(at.includes(field) ? [{ field, line: null }] : []),
  ]);
  if (problems.length === 0) throw new Error(`no field of the form is at ${at}`);
  return { ok: false, problems };
}
