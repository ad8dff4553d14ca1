/** How far a new installation has come. */
import * as v from 'valibot';
import { endpoint } from './endpoint.ts';

export const startSteps = ['hotline', 'municipality', 'site', 'people', 'test'] as const;
export type StartStep = (typeof startSteps)[number];

/** `begun`: something is there, and something of it is missing. */
const stateSchema = v.picklist(['to-do', 'begun', 'done']);
export type StepState = v.InferOutput<typeof stateSchema>;

export const startSchema = v.object({
  /** A hotline is there; done when one has opening hours. */
  hotline: stateSchema,
  /** A municipality is there; done when a hotline answers for one. */
  municipality: stateSchema,
  /** A site is there; done when the tag was heard from on one. */
  site: stateSchema,
  /** Done when somebody else is there to take calls. */
  people: stateSchema,
  /** Done when a citizen, or somebody who practised, has said yes to a session. */
  test: stateSchema,
});
export type Start = v.InferOutput<typeof startSchema>;

export const readStart = endpoint({
  method: 'GET',
  path: '/start',
  summary: 'The five steps of a new installation, each as it stands',
  needs: 'hotlines:add',
  answer: startSchema,
});
