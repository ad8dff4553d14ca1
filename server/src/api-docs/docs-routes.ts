import { join } from 'node:path';
import { Router } from 'express';
import { docsPage } from './docs-page.ts';
import { openApiDocument } from './openapi.ts';

/** `/api/openapi.json` and the page of it, `/api/docs`. Anyone may read them. */
export function docsRoutes(options: { origin: string; cookie: string }): Router {
  const router = Router();
  // Made when first asked for: most processes never are.
  let document: string | undefined;
  let page: string | undefined;
  router.get('/openapi.json', (_request, response) => {
    document ??= JSON.stringify(openApiDocument(options));
    response.type('application/json').send(document);
  });
  router.get('/docs', (_request, response) => {
    page ??= docsPage(options.origin);
    response.type('text/html').send(page);
  });
  router.get('/docs.css', (_request, response) => {
    response.sendFile(join(import.meta.dirname, 'docs-page.css'), { cacheControl: false });
  });
  return router;
}
