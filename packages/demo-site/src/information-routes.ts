import { Router } from 'express';
import type { SiteContext } from './site-context.ts';
import { findTopics, topics } from './topics.ts';

/** The pages that only tell something: front page, contact, about, search. */
export function informationRoutes({ render }: SiteContext): Router {
  const router = Router();
  router.get('/', (_request, response) => render(response, 'front.njk', { topics }));
  router.get('/kontakt', (_request, response) => render(response, 'contact.njk'));
  router.get('/om-kommunen', (_request, response) => render(response, 'about.njk'));
  router.get('/soeg', ({ query }, response) => {
    const question = typeof query.q === 'string' ? query.q.trim() : '';
    render(response, 'search.njk', { question, topics: findTopics(question) });
  });
  return router;
}
