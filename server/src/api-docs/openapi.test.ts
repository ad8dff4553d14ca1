import { allEndpoints } from '@medkig/api/endpoints';
import { Validator } from '@seriousme/openapi-schema-validator';
import * as v from 'valibot';
import { expect, it } from 'vitest';
import { docsPage } from './docs-page.ts';
import { exampleOf } from './example.ts';
import { jsonSchemaOf } from './json-schema.ts';
import { openApiDocument } from './openapi.ts';

const options = { origin: 'https://medkig.example', cookie: '__Host-medkig' };

it('is OpenAPI 3.1 by its own schema', async () => {
  const { valid, errors } = await new Validator().validate(structuredClone(openApiDocument(options)));
  expect(errors).toBeUndefined();
  expect(valid).toBe(true);
});

it('the validator tells a document that is none', async () => {
  const { valid } = await new Validator().validate({
    ...openApiDocument(options),
    paths: { x: { get: {} } },
  });
  expect(valid).toBe(false);
});

it('has each endpoint with its scope, its header and its problems', () => {
  const { paths } = openApiDocument(options);
  expect(Object.values(Object(paths)).flatMap((path) => Object.keys(Object(path)))).toHaveLength(
    allEndpoints.length,
  );
  expect(paths).toMatchObject({
    '/guide-cards/{slug}': {
      put: {
        operationId: 'writeGuideCard',
        security: [{ cookie: [] }, { token: ['guides:write'] }],
        'x-scope': 'guides:write',
        parameters: [{ name: 'slug', in: 'path' }, { name: 'If-Match' }, { name: 'If-None-Match' }],
        responses: { 412: {}, 428: {}, 429: {}, 503: {} },
      },
    },
    '/session': { post: { security: [] }, get: { security: [{ cookie: [] }] } },
  });
});

it.each(allEndpoints)('the examples of $name are what it takes and gives', ({ name, endpoint }) => {
  const message = `give the field an example in api-docs/example.ts (${name})`;
  for (const schema of [endpoint.params, endpoint.body, endpoint.answer])
    if (schema) expect(v.safeParse(schema, exampleOf(jsonSchemaOf(schema))).issues, message).toBeUndefined();
});

it('the page has each endpoint, and nothing that the content policy would refuse', () => {
  const page = docsPage(options.origin);
  for (const { name } of allEndpoints) expect(page).toContain(`<h3 id="${name}">`);
  expect(page).not.toMatch(/<script|<style|style="| on[a-z]+="/);
});
