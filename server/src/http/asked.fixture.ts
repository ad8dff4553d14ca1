/** What is sent to an endpoint: its own examples, with a tenant's names in the places that are for them. */
import type { NamedEndpoint } from '@medkig/api/endpoints';
import * as v from 'valibot';
import { exampleOf } from '../api-docs/example.ts';
import { jsonSchemaOf } from '../api-docs/json-schema.ts';

type Names = Readonly<Record<string, string>>;

/** The names that stand in the endpoint's path, in their order. */
export function placesOf({ endpoint }: NamedEndpoint): string[] {
  return [...endpoint.path.matchAll(/:(\w+)/g)].map(([, place = '']) => place);
}

export function pathOf({ endpoint, name }: NamedEndpoint, names: Names): string {
  return endpoint.path.replace(/:(\w+)/g, (_, place: string) => {
    const value = names[place];
    if (value === undefined) throw new Error(`say in tenants.fixture.ts what :${place} of ${name} is`);
    return encodeURIComponent(value);
  });
}

/** What may be left out of the query. */
export function optionalOf({ endpoint }: NamedEndpoint): string[] {
  const { properties = {}, required = [] } = endpoint.query ? jsonSchemaOf(endpoint.query) : {};
  return Object.keys(properties).filter((name) => !required.includes(name));
}

/** With its `?`: what must be said, and of the rest that which `also` names. */
export function queryOf({ endpoint }: NamedEndpoint, names: Names, also: readonly string[] = []): string {
  if (!endpoint.query) return '';
  const schema = jsonSchemaOf(endpoint.query);
  const said = Object.keys(schema.properties ?? {}).filter(
    (name) => schema.required?.includes(name) || also.includes(name),
  );
  const example = Object(exampleOf(schema));
  const query = said.map((name): [string, string] => {
    const own = { ...example, [name]: names[name] };
    const holds = endpoint.query && v.is(endpoint.query, own);
    return [name, String((holds ? own : example)[name])];
  });
  return said.length > 0 ? `?${new URLSearchParams(query)}` : '';
}
