import { type GuideCard, guideCardSchema, guideStepSchema } from '@medkig/api/guide-card';
import * as v from 'valibot';
import { type Draft, oneLine, type StepDraft } from './draft.ts';

/** What must be mended before a card can be saved, in the order of the page. */
export type Problem =
  | { field: 'title' | 'steps' }
  /** In the step with that key. */
  | { field: 'say' | 'path' | 'selector'; key: number };

export type Reading = { ok: true; card: GuideCard } | { ok: false; problems: readonly Problem[] };

/** The card that the fields hold. `isSelector` tells whether a browser could look for it. */
export function readDraft(draft: Draft, slug: string, isSelector: (text: string) => boolean): Reading {
  const problems: Problem[] = [
    ...(oneLine(draft.title) === '' ? [{ field: 'title' as const }] : []),
    ...(draft.steps.length === 0 ? [{ field: 'steps' as const }] : []),
    ...draft.steps.flatMap((step) => problemsOf(step, isSelector)),
  ];
  if (problems.length > 0) return { ok: false, problems };
  // The fields take no more letters than the schema, so from here on a card that is none is a bug.
  const card = v.parse(guideCardSchema, {
    slug,
    title: oneLine(draft.title),
    kind: draft.isTechnical ? 'technical' : 'form',
    ready: oneLine(draft.ready),
    steps: draft.steps.map(stepOf),
    mistakes: oneLine(draft.mistakes),
    refer: oneLine(draft.refer),
  });
  return { ok: true, card };
}

function problemsOf(step: StepDraft, isSelector: (text: string) => boolean): Problem[] {
  const { key } = step;
  const { path, target } = stepOf(step);
  const selector = target?.selector ?? null;
  return [
    ...(oneLine(step.say) === '' ? [{ field: 'say' as const, key }] : []),
    ...(v.is(guideStepSchema.entries.path, path) ? [] : [{ field: 'path' as const, key }]),
    ...(selector === null || isSelector(selector) ? [] : [{ field: 'selector' as const, key }]),
  ];
}

function stepOf({ say, path, label, selector }: StepDraft) {
  const target = { selector: oneLine(selector) || null, label: oneLine(label) || null };
  return {
    say: oneLine(say),
    path: oneLine(path) || null,
    target: target.selector === null && target.label === null ? null : target,
  };
}
