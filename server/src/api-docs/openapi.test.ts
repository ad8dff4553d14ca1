import { allEndpoints } from '@medkig/api/endpoints';
import { Validator } from '@seriousme/openapi-schema-validator';
import * as v from 'valibot';
import { expect, it } from 'vitest';
import { docsPage } from './docs-page.ts';
import { exampleOf, examplesOf } from './example.ts';
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
  for (const schema of [endpoint.params, endpoint.query, endpoint.body, endpoint.answer])
    if (schema) expect(v.safeParse(schema, exampleOf(jsonSchemaOf(schema))).issues, message).toBeUndefined();
  const { lines } = endpoint;
  for (const line of lines ? examplesOf(jsonSchemaOf(lines)) : [])
    expect(lines && v.safeParse(lines, line).issues, message).toBeUndefined();
});

it('says of a file of lines what each line is', () => {
  const { paths } = openApiDocument(options);
  const { responses } = Object(paths)['/audit/logs/{log}/export'].get;
  expect(Object.keys(responses['200'].content)).toEqual(['application/x-ndjson']);
  const file = responses['200'].content['application/x-ndjson'];
  expect(file['x-item-schema'].anyOf).toHaveLength(2);
  expect(file.example.split('\n').slice(0, 2).map(JSON.parse)).toMatchObject([
    { head: { number: 1 } },
    { what: 'consented' },
  ]);
  expect(responses).not.toHaveProperty('204');
  const page = docsPage(options.origin);
  const article = page.slice(
    page.indexOf('<h3 id="exportAuditLog">'),
    page.indexOf('<h3 id="exportIncident">'),
  );
  expect(article).toContain('application/x-ndjson');
  expect(article).toContain('agentId');
  expect(article).not.toContain('204');
});

it('asks in its example for what must be in the query', () => {
  expect(docsPage(options.origin)).toContain('/incident?from=1767222000000&amp;to=1767826800000');
});

it('says an expression once', () => {
  expect(jsonSchemaOf(v.pipe(v.string(), v.regex(/a/), v.regex(/b/)))).toEqual({
    type: 'string',
    pattern: 'a',
    allOf: [{ pattern: 'b' }],
  });
});

it('the page has each endpoint, and nothing that the content policy would refuse', () => {
  const page = docsPage(options.origin);
  for (const { name } of allEndpoints) expect(page).toContain(`<h3 id="${name}">`);
  expect(page).not.toMatch(/<script|<style|style="| on[a-z]+="/);
});
