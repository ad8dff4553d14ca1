import type { FormEvent, FormState } from './form-state.ts';

/** What a form shows, and what its fields do. `kept`: as the server has it. */
export function useForm<Draft extends object>(
  state: FormState<Draft>,
  kept: Draft,
  tell: (event: FormEvent<Draft>) => void,
): { draft: Draft; change(part: Partial<Draft>): void } {
  const draft = 'draft' in state ? state.draft : kept;
  return {
    draft,
    change: (part) => {
      const next = { ...draft, ...part };
      const isAsKept = state.is !== 'saving' && JSON.stringify(next) === JSON.stringify(kept);
      tell(isAsKept ? { t: 'undo' } : { t: 'change', draft: next });
    },
  };
}
