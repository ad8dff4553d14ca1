/** The interface as a page to read: HTML without scripts, in `docs-page.css`. */
import type { Endpoint, Needs } from '@medkig/api/endpoint';
import { endpoints } from '@medkig/api/endpoints';
import { problems } from '../http/problem.ts';
import { choicesOf, exampleOf, examplesOf } from './example.ts';
import { type JsonSchema, jsonSchemaOf } from './json-schema.ts';
import { linesOf, problemsOf } from './openapi.ts';

/** @param origin the service's public origin */
export function docsPage(origin: string): string {
  const topics = Object.entries(endpoints);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Medkig: REST interface</title>
<link rel="stylesheet" href="/api/docs.css">
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header>
<p class="product">Medkig</p>
<h1>REST interface</h1>
<p>Addresses are below <code>${escaped(origin)}/api</code>. The same in OpenAPI 3.1: <a href="/api/openapi.json">openapi.json</a>.</p>
</header>
<div class="columns">
<nav aria-label="Endpoints">
${topics.map(([topic, of]) => `<h2>${escaped(topic)}</h2>\n<ul>${Object.entries(of).map(entryOf).join('')}</ul>`).join('\n')}
</nav>
<main id="content">
${INTRODUCTION}
${topics
  .map(
    ([topic, of]) =>
      `<section aria-labelledby="${slug(topic)}"><h2 id="${slug(topic)}">${escaped(topic)}</h2>\n${Object.entries(
        of,
      )
        .map(([name, endpoint]) => article(name, endpoint, origin))
        .join('\n')}</section>`,
  )
  .join('\n')}
</main>
</div>
</body>
</html>
`;
}

const INTRODUCTION = `<section aria-labelledby="first"><h2 id="first">First</h2>
<p>Make an API token at the console under «Forbindelser», with the scopes that the job needs and no more, and send it with each request:
<code>Authorization: Bearer mk_…</code>. A token may never do more than the person who made it, and dies with their account.
Twenty requests a second go through, a hundred at once; then the answer is 429 with <code>Retry-After</code>.</p>
<p>Bodies are JSON. Moments are milliseconds since 1970. A refusal is a problem (RFC 9457): decide by its <code>code</code>, which stays;
<code>at</code> names the fields that are wrong.</p>
<p>Where something has a version, <code>If-Match: "3"</code> changes version 3 and no other. Without the header the answer is 428,
with an old version it is 412.</p></section>`;

function entryOf([name, { method, path }]: [string, Endpoint]): string {
  return `<li><a href="#${name}"><b class="${method.toLowerCase()}">${method}</b> ${broken(path)}</a></li>`;
}

function article(name: string, endpoint: Endpoint, origin: string): string {
  const { method, path, summary, needs, params, query, body, answer, lines, version } = endpoint;
  const parts = [
    fields(name, 'In the address', params),
    fields(name, 'In the query', query),
    fields(name, 'Body', body),
    fields(name, 'Answer', answer),
    fields(name, 'A line of the answer', lines),
  ];
  return `<article aria-labelledby="${name}">
<h3 id="${name}"><b class="${method.toLowerCase()}">${method}</b> <code>${broken(path)}</code></h3>
<p>${inline(summary)}</p>
<p class="needs">${needsText(needs)}</p>
${version ? `<p class="needs">${versionText(version)}</p>` : ''}
${parts.join('\n')}
${answer || lines ? '' : '<p>Answers 204 with nothing in it.</p>'}
${lines ? '<p>Answers with a file of JSON, a line each: <code>application/x-ndjson</code>.</p>' : ''}
<details><summary>Example</summary>
${code('Request', requestExample(endpoint, origin))}
${answer ? code('Answer', JSON.stringify(exampleOf(jsonSchemaOf(answer)), null, 2)) : ''}
${lines ? code('Answer', linesOf(examplesOf(jsonSchemaOf(lines)))) : ''}
</details>
<details><summary>Problems</summary>
<ul>${[...problemsOf(endpoint)]
    .sort(([a], [b]) => a - b)
    .flatMap(([status, codes]) =>
      codes.map(
        (of) =>
          `<li>${status} <code>${of}</code> ${status === 428 ? 'The request must say which version it means.' : escaped(problems[of].title)}</li>`,
      ),
    )
    .join('')}</ul>
</details>
</article>`;
}

function needsText(needs: Needs): string {
  if (needs === 'anyone') return 'Anyone may ask.';
  if (needs === 'signed-in') return 'Only by a sign-in at the console.';
  return `By a sign-in, or a token with the scope <code>${needs}</code>.`;
}

const versionText = (version: 'change' | 'or-new') =>
  version === 'change'
    ? 'Needs <code>If-Match</code> with the version.'
    : 'Needs <code>If-Match</code> with the version, or <code>If-None-Match: *</code> to add it.';

/** A table for each shape that it may have. */
function fields(name: string, heading: string, schema: Endpoint['body']): string {
  if (!schema) return '';
  const choices = choicesOf(jsonSchemaOf(schema));
  return choices
    .map((choice, at) =>
      table(name, at === 0 ? heading : `${heading}, or${at > 1 ? ` (${at})` : ''}`, rowsOf(choice, '')),
    )
    .join('\n');
}

function table(name: string, heading: string, rows: Row[]): string {
  return `<h4>${heading}</h4>
<div class="scroll" role="region" aria-label="${heading} of ${name}" tabindex="0"><table>
<thead><tr><th scope="col">Field</th><th scope="col">Type</th><th scope="col">Rules</th></tr></thead>
<tbody>${rows.map(({ name, type, rules }) => `<tr><th scope="row"><code>${broken(name)}</code></th><td>${escaped(type)}</td><td>${rules}</td></tr>`).join('')}</tbody>
</table></div>`;
}

/** Of «this or null», this. */
function onlyChoice(schema: JsonSchema): JsonSchema {
  const choices = (schema.anyOf ?? []).filter((choice) => typeof choice === 'object');
  return choices.find(({ type }) => type !== 'null') ?? schema;
}

interface Row {
  name: string;
  type: string;
  rules: string;
}

function rowsOf(schema: JsonSchema, path: string): Row[] {
  if (schema.type !== 'object' && path === '') return [rowOf('(all of it)', schema, true)];
  return Object.entries(schema.properties ?? {}).flatMap(([field, of]) => {
    if (typeof of === 'boolean') return [];
    const name = path ? `${path}.${field}` : field;
    const only = onlyChoice(of);
    const { items } = only;
    const inside = Array.isArray(items) || typeof items !== 'object' ? only : items;
    const below = inside.type === 'object' ? rowsOf(inside, inside === only ? name : `${name}[]`) : [];
    return [rowOf(name, of, schema.required?.includes(field) ?? false), ...below];
  });
}

function rowOf(name: string, schema: JsonSchema, isRequired: boolean): Row {
  const only = onlyChoice(schema);
  const orNull = schema.anyOf?.some((choice) => typeof choice === 'object' && choice.type === 'null');
  return {
    name,
    type: `${typeOf(only)}${orNull ? ' or null' : ''}`,
    rules: [isRequired ? '' : 'may be left out', ...rulesOf(only)].filter(Boolean).join('; '),
  };
}

function typeOf({ type, items, format }: JsonSchema): string {
  const of = Array.isArray(items) || typeof items !== 'object' ? undefined : items;
  if (type === 'array') return `list of ${of ? typeOf(of) : 'anything'}`;
  return format ?? (typeof type === 'string' ? type : 'anything');
}

function rulesOf(schema: JsonSchema): string[] {
  const { items, enum: choices, const: only, minimum, maximum, minLength, maxLength, maxItems } = schema;
  const of = Array.isArray(items) || typeof items !== 'object' ? undefined : items;
  return [
    choices ? choices.map((choice) => `<code>${escaped(String(choice))}</code>`).join(', ') : '',
    only === undefined ? '' : `<code>${escaped(String(only))}</code>`,
    minimum === undefined ? '' : `from ${minimum}`,
    maximum === undefined ? '' : `to ${maximum}`,
    patternRule(schema),
    minLength === 1 ? 'not empty' : '',
    maxLength === undefined ? '' : `at most ${maxLength} characters`,
    maxItems === undefined ? '' : `at most ${maxItems} of them`,
    ...(of?.enum ? rulesOf(of) : []),
  ];
}

/** Longer expressions are in the file; that a text is one line needs no word. */
function patternRule({ pattern }: JsonSchema): string {
  if (pattern === undefined || pattern.length > 60 || pattern.includes('\\p{Cc}')) return '';
  return `like <code>${escaped(pattern)}</code>`;
}

function requestExample(
  { method, path, params, query, body, version, needs }: Endpoint,
  origin: string,
): string {
  const values = params ? Object(exampleOf(jsonSchemaOf(params))) : {};
  const address = `${origin}/api${path.replace(/:(\w+)/g, (_, name: string) => String(values[name]))}`;
  const asked = queryExample(query);
  const lines = [
    `curl ${method === 'GET' ? '' : `-X ${method} `}${asked ? `'${address}${asked}'` : address}`,
    ...(needs === 'anyone' || needs === 'signed-in' ? [] : [`-H 'Authorization: Bearer mk_…'`]),
    ...(version ? [`-H 'If-Match: "3"'`] : []),
    ...(body
      ? [
          `-H 'Content-Type: application/json'`,
          `-d '${JSON.stringify(exampleOf(jsonSchemaOf(body)), null, 2)}'`,
        ]
      : []),
  ];
  return lines.join(' \\\n  ');
}

/** With what must be said. */
function queryExample(query: Endpoint['query']): string {
  const { properties = {}, required = [] } = query ? jsonSchemaOf(query) : {};
  const said = required.map((name): [string, string] => [
    name,
    String(exampleOf(properties[name] ?? {}, name)),
  ]);
  return said.length > 0 ? `?${new URLSearchParams(said)}` : '';
}

const code = (label: string, text: string) =>
  `<pre tabindex="0" aria-label="${label}"><code>${escaped(text)}</code></pre>`;

const slug = (topic: string) => `topic-${topic.toLowerCase().replaceAll(' ', '-')}`;

/** «`If-Match`» as code. */
const inline = (text: string) => escaped(text).replace(/`([^`]+)`/g, '<code>$1</code>');

/** With places where a narrow screen may break it. */
const broken = (text: string) => escaped(text).replace(/[/.]/g, '$&<wbr>');

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
