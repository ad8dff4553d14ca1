/** The REST interface in OpenAPI 3.1, written from the endpoints themselves. https://spec.openapis.org/oas/v3.1.1 */
import type { Endpoint, Needs } from '@medkig/api/endpoint';
import { endpoints } from '@medkig/api/endpoints';
import { type ProblemCode, problemSchema } from '@medkig/api/problem';
import { problems } from '../http/problem.ts';
import { exampleOf, examplesOf } from './example.ts';
import { type JsonSchema, jsonSchemaOf } from './json-schema.ts';

export type Document = Record<string, unknown>;

/** Each address may answer with these. */
const always: readonly ProblemCode[] = ['unavailable'];
const SIGN_IN: readonly ProblemCode[] = ['not-signed-in', 'signed-in-elsewhere', 'not-allowed'];
/** RFC 6585: the request must say which version it means. */
const WHICH_VERSION = 428;

/** @param origin the service's public origin @param cookie the name of the session cookie */
export function openApiDocument({ origin, cookie }: { origin: string; cookie: string }): Document {
  const paths: Record<string, Document> = {};
  for (const [topic, of] of Object.entries(endpoints))
    for (const [name, endpoint] of Object.entries(of)) {
      const path = endpoint.path.replace(/:(\w+)/g, '{$1}');
      paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operationOf(topic, name, endpoint) };
    }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Medkig',
      version: '1',
      summary: 'Municipalities, hotlines and what belongs to them.',
      description:
        'People sign in at the console; other systems send an API token, whose scopes are permissions. ' +
        'Nothing of a citizen or of a page that was shown can be read here.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: `${origin}/api` }],
    tags: Object.keys(endpoints).map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        cookie: {
          type: 'apiKey',
          in: 'cookie',
          name: cookie,
          description:
            'Of a sign-in at the console. What changes something also needs the console’s own `Origin`.',
        },
        token: { type: 'http', scheme: 'bearer', description: 'An API token: `mk_…`, made at the console.' },
      },
      schemas: { Problem: jsonSchemaOf(problemSchema) },
      headers: {
        RetryAfter: { description: 'Seconds to wait.', schema: { type: 'integer' } },
      },
    },
  };
}

function operationOf(topic: string, operationId: string, endpoint: Endpoint): Document {
  const { summary, needs, body } = endpoint;
  const parameters = [
    ...parametersOf('path', endpoint.params),
    ...parametersOf('query', endpoint.query),
    ...versionHeaders(endpoint),
  ];
  return {
    operationId,
    summary,
    tags: [topic],
    security: securityOf(needs),
    ...(isScope(needs) && { 'x-scope': needs }),
    ...(parameters.length > 0 && { parameters }),
    ...(body && { requestBody: { required: true, content: json(jsonSchemaOf(body)) } }),
    responses: {
      ...doneOf(endpoint),
      ...refusalsOf(endpoint),
    },
  };
}

function doneOf({ answer, lines }: Endpoint): Document {
  if (answer) return { 200: { description: 'Done.', content: json(jsonSchemaOf(answer)) } };
  if (lines) return { 200: { description: 'Done. A line of JSON each.', content: ndjson(lines) } };
  return { 204: { description: 'Done.' } };
}

const isScope = (needs: Needs) => needs !== 'anyone' && needs !== 'signed-in';

function securityOf(needs: Needs): Document[] {
  if (needs === 'anyone') return [];
  return isScope(needs) ? [{ cookie: [] }, { token: [needs] }] : [{ cookie: [] }];
}

function parametersOf(place: 'path' | 'query', schema: Endpoint['params']): Document[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = jsonSchemaOf(schema);
  return Object.entries(properties).map(([name, of]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: of,
    ...((place === 'path' || required.includes(name)) && { example: exampleOf(of, name) }),
  }));
}

function versionHeaders({ version }: Endpoint): Document[] {
  if (!version) return [];
  const header = { in: 'header', schema: { type: 'string' } };
  const change = {
    ...header,
    name: 'If-Match',
    required: version === 'change',
    description: 'The version that is to be changed.',
    example: '"3"',
  };
  const add = {
    ...header,
    name: 'If-None-Match',
    required: false,
    description: '`*` adds what is not there.',
    example: '*',
  };
  return version === 'change' ? [change] : [change, add];
}

/** By status: which codes it may come with. */
export function problemsOf(endpoint: Endpoint): Map<number, ProblemCode[]> {
  const { needs, beforeSecondFactor, method, params, query, body, version } = endpoint;
  const codes: ProblemCode[] = [
    ...(body || query || version ? (['malformed'] as const) : []),
    ...(needs === 'anyone' ? [] : SIGN_IN),
    ...(needs === 'anyone' || beforeSecondFactor ? [] : (['second-factor-missing'] as const)),
    ...(method === 'GET' ? [] : (['foreign-origin'] as const)),
    ...(isScope(needs) ? (['too-many-tries'] as const) : []),
    ...(params ? (['not-found'] as const) : []),
    ...(endpoint.problems ?? []),
    ...always,
  ];
  const byStatus = new Map<number, ProblemCode[]>();
  const add = (status: number, code: ProblemCode) =>
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  for (const code of new Set(codes)) add(problems[code].status, code);
  if (version) add(WHICH_VERSION, 'malformed');
  return byStatus;
}

function refusalsOf(endpoint: Endpoint): Document {
  const entries = [...problemsOf(endpoint)].map(([status, codes]) => {
    const schema = {
      allOf: [{ $ref: '#/components/schemas/Problem' }, { properties: { code: { enum: codes } } }],
    };
    const description =
      status === WHICH_VERSION
        ? 'The request must say which version it means.'
        : codes.map((code) => problems[code].title).join(' ');
    const headers = status === 429 && {
      headers: { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } },
    };
    return [status, { description, ...headers, content: { 'application/problem+json': { schema } } }];
  });
  return Object.fromEntries(entries);
}

/** To OpenAPI 3.1 it is a text; `itemSchema` of 3.2 says what each line is, and here an extension does. */
function ndjson(lines: NonNullable<Endpoint['lines']>): Document {
  const item = jsonSchemaOf(lines);
  return {
    'application/x-ndjson': {
      schema: { type: 'string' },
      example: linesOf(examplesOf(item)),
      'x-item-schema': item,
    },
  };
}

/** As they are sent. */
export const linesOf = (values: readonly unknown[]) =>
  values.map((value) => `${JSON.stringify(value)}\n`).join('');

function json(schema: JsonSchema): Document {
  return { 'application/json': { schema, example: exampleOf(schema) } };
}
