/** Made-up values that fit a schema, for the documentation. */
import type { JsonSchema } from './json-schema.ts';

type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

const UUID = '6f1c2a70-5d0e-4b7f-9a53-2f7f6a3c9d11';

/** By the name of the field, where its type alone would say little. */
const byName: Record<string, Json> = {
  name: 'Vestby Kommune',
  title: 'Meld flytning',
  say: 'Tryk på «Meld flytning».',
  da: 'Velkommen',
  en: 'Welcome',
  timeZone: 'Europe/Copenhagen',
  url: 'https://fag.vestby.example/medkig',
  timestamp: '2026-01-05T10:30:00.000Z',
  outcome: '200',
  email: 'anna@vestby.example',
  password: 'hest-batteri-klamme',
  languages: ['da', 'en'],
  opens: 480,
  closes: 960,
  until: '16.00',
  region: 'Region Hovedstaden',
  weekday: 1,
  slug: 'flytning',
  topic: 'flytning',
  ready: 'MitID og den nye adresse',
  label: 'Ny adresse',
  selector: '#ny-adresse',
  mistakes: 'Datoen skal ligge i fremtiden.',
  refer: 'Borgerservice',
  changedBy: 'Anna Holm',
  shownAs: 'Anna',
  /** A week, as it stands in an address. */
  from: '1767222000000',
  to: '1767826800000',
  what: 'consented',
  reason: 'citizen',
  number: 'K7F3-92QD',
  version: '2026-11-2',
};

/** Tried in this order where an expression must be followed. */
const words = [
  'vestby',
  '0101',
  '12 34 56 78',
  'https://www.vestby.example',
  'www.vestby.example',
  '/flytning',
  '.sagsakter',
  '#0e5468',
  'data:image/png;base64,iVBORw0KGgo=',
  '2026-01-05',
  '123456',
  'K7F3-92QD',
  `municipality:${UUID}`,
  'A'.repeat(22),
  'A'.repeat(43),
  'a1'.repeat(32),
  `mk_${'A'.repeat(43)}`,
  `whsec_${'A'.repeat(43)}=`,
];

const MOMENT = 1_767_609_000_000;

/** @param name the field that holds it */
export function exampleOf(schema: JsonSchema | boolean, name = ''): Json {
  if (typeof schema === 'boolean') return {};
  const known = byName[name];
  if (known !== undefined && isOfType(known, schema)) return known;
  if (schema.const !== undefined) return simple(schema.const);
  const [first] = schema.enum ?? [];
  if (first !== undefined) return simple(first);
  const [choice] = schema.anyOf ?? schema.oneOf ?? [];
  if (choice !== undefined) return exampleOf(choice, name);
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([field, of]) => [field, exampleOf(of, field)]),
      );
    case 'array':
      return schema.items && !Array.isArray(schema.items) ? [exampleOf(schema.items, name)] : [];
    case 'string':
      return text(schema);
    case 'number':
    case 'integer':
      return /At$|^at$|From$|From$|Until$/.test(name) ? MOMENT : (schema.minimum ?? 1);
    case 'boolean':
      return true;
    default:
      return null;
  }
}

/** What a schema or each of its choices takes: a file of lines may have lines of two kinds. */
export function examplesOf(schema: JsonSchema): Json[] {
  return choicesOf(schema).map((choice) => exampleOf(choice));
}

export function choicesOf(schema: JsonSchema): JsonSchema[] {
  const choices = (schema.anyOf ?? schema.oneOf ?? []).filter((choice) => typeof choice === 'object');
  return choices.length > 0 ? choices : [schema];
}

function isOfType(value: Json, { type }: JsonSchema): boolean {
  if (Array.isArray(value)) return type === 'array';
  return type === typeof value || (type === 'integer' && typeof value === 'number');
}

function text({
  format,
  pattern,
  allOf = [],
  minLength = 0,
  maxLength = Number.POSITIVE_INFINITY,
}: JsonSchema): string {
  if (format === 'uuid') return UUID;
  if (format === 'date-time') return '2026-01-05T10:30:00.000Z';
  if (format === 'email') return 'anna@vestby.example';
  const patterns = [pattern, ...allOf.map((part) => (typeof part === 'object' ? part.pattern : undefined))];
  const expressions = patterns.flatMap((source) => (source === undefined ? [] : [new RegExp(source, 'u')]));
  const fits = (word: string) =>
    word.length >= minLength && word.length <= maxLength && expressions.every((is) => is.test(word));
  return words.find(fits) ?? words.map((word) => word.repeat(minLength)).find(fits) ?? words[0] ?? '';
}

function simple(value: unknown): Json {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}
