import type { DetailsDraft } from './details-draft.ts';
import { type FormEvent, type FormState, formTransition } from './form-state.ts';
import type { RulesDraft } from './rules-draft.ts';
import type { SiteDraft } from './site-draft.ts';

/**
 * What is being written about municipalities, by form. It outlives the page, so that a call, another page or another
 * municipality may come in between.
 */
export interface MunicipalityDesk {
  /** The one that is to be added. */
  added: FormState<DetailsDraft>;
  /** By the municipality's id. */
  details: Forms<DetailsDraft>;
  rules: Forms<RulesDraft>;
  /** By the municipality's id and the site's key, or no key: «id/key», «id/». */
  sites: Forms<SiteDraft>;
}

type Forms<Draft> = Readonly<Record<string, FormState<Draft>>>;

export type DeskEvent =
  | { form: 'added'; event: FormEvent<DetailsDraft> }
  | { form: 'details'; of: string; event: FormEvent<DetailsDraft> }
  | { form: 'rules'; of: string; event: FormEvent<RulesDraft> }
  | { form: 'sites'; of: string; event: FormEvent<SiteDraft> };

export const emptyDesk: MunicipalityDesk = { added: { is: 'untouched' }, details: {}, rules: {}, sites: {} };

export function deskTransition(desk: MunicipalityDesk, told: DeskEvent): MunicipalityDesk {
  switch (told.form) {
    case 'added':
      return { ...desk, added: formTransition(desk.added, told.event) };
    case 'details':
      return { ...desk, details: within(desk.details, told.of, told.event) };
    case 'rules':
      return { ...desk, rules: within(desk.rules, told.of, told.event) };
    case 'sites':
      return { ...desk, sites: within(desk.sites, told.of, told.event) };
    default: {
      const never: never = told;
      return never;
    }
  }
}

function within<Draft>(forms: Forms<Draft>, of: string, event: FormEvent<Draft>): Forms<Draft> {
  return { ...forms, [of]: formTransition(formOf(forms, of), event) };
}

export function formOf<Draft>(forms: Forms<Draft>, of: string): FormState<Draft> {
  return forms[of] ?? { is: 'untouched' };
}

/** Whether something would be lost. `of`: in one municipality; else in any, and in one that is to be added. */
export function isUnsaved({ added, details, rules, sites }: MunicipalityDesk, of?: string): boolean {
  const forms = [details, rules, sites].flatMap((some) => Object.entries<FormState<unknown>>(some));
  const asked = of === undefined ? forms : forms.filter(([id]) => id === of || id.startsWith(`${of}/`));
  return asked.some(([, form]) => 'draft' in form) || (of === undefined && 'draft' in added);
}
