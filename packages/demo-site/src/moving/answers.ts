import * as v from 'valibot';
import { type AboutYou, aboutYou } from './about-you.ts';
import type { CalendarDay } from './calendar-day.ts';
import { type Company, company } from './company.ts';
import type { Drafts } from './fields.ts';
import { type NewAddress, newAddress } from './new-address.ts';
import type { StepId } from './steps.ts';

/** Everything the form asks for, checked. */
export interface Answers {
  readonly aboutYou: AboutYou;
  readonly newAddress: NewAddress;
  readonly company: Company;
}

type Reading = { ok: true; answers: Answers } | { ok: false; openStep: StepId };

/** Checks the drafts in the order of the steps; on failure names the first step that is not complete. */
export function readAnswers(drafts: Drafts, today: CalendarDay): Reading {
  const person = v.safeParse(aboutYou, drafts['om-dig']);
  if (!person.success) return { ok: false, openStep: 'om-dig' };
  const address = v.safeParse(newAddress(today), drafts['ny-adresse']);
  if (!address.success) return { ok: false, openStep: 'ny-adresse' };
  const others = v.safeParse(company, drafts['hvem-flytter-med']);
  if (!others.success) return { ok: false, openStep: 'hvem-flytter-med' };
  return {
    ok: true,
    answers: { aboutYou: person.output, newAddress: address.output, company: others.output },
  };
}
