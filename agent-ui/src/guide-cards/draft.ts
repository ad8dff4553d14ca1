import type { GuideCard, GuideStep } from '@medkig/api/guide-card';

/** A step as it stands in the editor's fields. */
export interface StepDraft {
  /** Stays with the step while others come, go and change places. */
  key: number;
  say: string;
  path: string;
  label: string;
  selector: string;
}

/** A card as it stands in the editor's fields, well-formed or not. */
export interface Draft {
  title: string;
  isTechnical: boolean;
  ready: string;
  steps: readonly StepDraft[];
  mistakes: string;
  refer: string;
}

const emptyStep = { say: '', path: '', label: '', selector: '' };

export const emptyDraft: Draft = {
  title: '',
  isTechnical: false,
  ready: '',
  steps: [{ key: 0, ...emptyStep }],
  mistakes: '',
  refer: '',
};

export function draftOf({ title, kind, ready, steps, mistakes, refer }: GuideCard): Draft {
  return { title, isTechnical: kind === 'technical', ready, steps: steps.map(draftOfStep), mistakes, refer };
}

function draftOfStep({ say, path, target }: GuideStep, key: number): StepDraft {
  return { key, say, path: path ?? '', label: target?.label ?? '', selector: target?.selector ?? '' };
}

/** What the fields hold, as one line each: a card has no others. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\s]+/gu, ' ').trim();
}

/** Whether both would be saved as the same. */
export function sameDraft(one: Draft, other: Draft): boolean {
  return written(one) === written(other);
}

function written({ steps, isTechnical, ...texts }: Draft): string {
  const lines = steps.map(({ say, path, label, selector }) => [say, path, label, selector].map(oneLine));
  return JSON.stringify([isTechnical, Object.values(texts).map(oneLine), lines]);
}

/** With an empty step at the end, whose key is the second. */
export function withNewStep(draft: Draft): readonly [Draft, key: number] {
  const key = Math.max(-1, ...draft.steps.map((step) => step.key)) + 1;
  return [{ ...draft, steps: [...draft.steps, { key, ...emptyStep }] }, key];
}

export function withoutStep(draft: Draft, key: number): Draft {
  return { ...draft, steps: draft.steps.filter((step) => step.key !== key) };
}

export function withStep(draft: Draft, changed: StepDraft): Draft {
  return { ...draft, steps: draft.steps.map((step) => (step.key === changed.key ? changed : step)) };
}

/** The step changes places with its neighbour; at the edge nothing happens. */
export function withMovedStep(draft: Draft, key: number, by: -1 | 1): Draft {
  const at = draft.steps.findIndex((step) => step.key === key);
  const step = draft.steps[at];
  const neighbour = draft.steps[at + by];
  if (!step || !neighbour) return draft;
  return { ...draft, steps: draft.steps.with(at, neighbour).with(at + by, step) };
}
