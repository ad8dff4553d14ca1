import { Router } from 'express';
import type { Municipality } from './municipalities/municipality.ts';
import type { SiteContext } from './site-context.ts';
import { findTopics } from './topics.ts';

/** The pages that only tell something, by address. */
const pages = {
  '/': 'front',
  '/kontakt': 'contact',
  '/om-kommunen': 'about',
  '/dagtilbud': 'daycare-topic/overview',
  '/dagtilbud/dagpleje': 'daycare-topic/child-minding',
  '/dagtilbud/vuggestue-og-boernehave': 'daycare-topic/nurseries',
  '/dagtilbud/priser': 'daycare-topic/prices',
} as const;

export function informationRoutes(
  { topics, form }: Municipality,
  { render }: SiteContext,
  isSelfService: boolean,
): Router {
  const router = Router();
  if (isSelfService) router.get('/', (_request, response) => render(response, 'self-service.njk'));
  for (const [path, page] of Object.entries(pages)) {
    router.get(path, (_request, response) => render(response, `${page}.njk`));
  }
  router.get('/vejledning', (_request, response) => render(response, `${form.templates}/guide.njk`));
  router.get('/soeg', ({ query }, response) => {
    const question = typeof query.q === 'string' ? query.q.trim() : '';
    render(response, 'search.njk', { question, topics: findTopics(topics, question) });
  });
  return router;
}
