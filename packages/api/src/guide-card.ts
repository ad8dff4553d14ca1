/**
 * Guide cards: what an agent needs to lead somebody through one form. Shapes of `/api/guide-cards`.
 * A card speaks of pages and elements, never of a citizen.
 */
import * as v from 'valibot';
import { endpoint } from './endpoint.ts';
import { line, plain } from './plain-text.ts';

const lineOrNone = v.pipe(plain, v.maxLength(500));

/** «flytning»: names a card in addresses. */
export const slugSchema = v.pipe(v.string(), v.regex(/^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$/));

/**
 * Where a step belongs: the path of a page, in which `*` stands for any part of it, as in `/selvbetjening/meld-flytning*`.
 * A query or a host is not in it.
 */
const pathPattern = v.pipe(plain, v.maxLength(200), v.regex(/^[/*][^\s?#\\]*$/));

/**
 * The element that a step speaks of. The selector is tried first, then the label, as the page calls it. A step
 * without either is said, not shown.
 */
const targetSchema = v.strictObject({
  selector: v.nullable(line(300)),
  label: v.nullable(line(80)),
});
export type StepTarget = v.InferOutput<typeof targetSchema>;

export const guideStepSchema = v.strictObject({
  /** What the agent says or does. */
  say: line(500),
  /** The pages on which the step is done; null when any page will do. */
  path: v.nullable(pathPattern),
  target: v.nullable(targetSchema),
});
export type GuideStep = v.InferOutput<typeof guideStepSchema>;

export const guideCardSchema = v.strictObject({
  slug: slugSchema,
  title: line(80),
  /** `form`: leads through one. `technical`: for when the page or the browser does not work; it belongs to every page. */
  kind: v.picklist(['form', 'technical']),
  /** What the citizen should have at hand. */
  ready: lineOrNone,
  steps: v.pipe(v.array(guideStepSchema), v.minLength(1), v.maxLength(30)),
  /** What often goes wrong. */
  mistakes: lineOrNone,
  /** Who helps with what this hotline does not. */
  refer: lineOrNone,
});
export type GuideCard = v.InferOutput<typeof guideCardSchema>;

/** A card as the hotline keeps it. */
export const keptGuideCardSchema = v.object({
  ...guideCardSchema.entries,
  /** Counts the card's changes from 1. */
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** Milliseconds since 1970. */
  changedAt: v.number(),
  /** The agent's name; null for the operator. */
  changedBy: v.nullable(v.string()),
});
export type KeptGuideCard = v.InferOutput<typeof keptGuideCardSchema>;

const oneCard = v.object({ slug: slugSchema });

/** By title. */
export const guideCardsSchema = v.object({ cards: v.array(keptGuideCardSchema) });

export const listGuideCards = endpoint({
  method: 'GET',
  path: '/guide-cards',
  summary: 'All guide cards of the hotline',
  needs: 'guides:read',
  answer: guideCardsSchema,
});

export const writeGuideCard = endpoint({
  method: 'PUT',
  path: '/guide-cards/:slug',
  summary: 'Adds or changes a guide card; the slug in the body is the one in the address',
  needs: 'guides:write',
  params: oneCard,
  body: guideCardSchema,
  answer: keptGuideCardSchema,
  version: 'or-new',
  problems: ['changed-meanwhile', 'full'],
});

export const deleteGuideCard = endpoint({
  method: 'DELETE',
  path: '/guide-cards/:slug',
  summary: 'Deletes a guide card',
  needs: 'guides:write',
  params: oneCard,
  version: 'change',
  problems: ['changed-meanwhile'],
});
