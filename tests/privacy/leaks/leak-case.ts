/** One secret, one place, one way there. */
import fc from 'fast-check';
import { type Arrival, arrivals } from './arrivals.ts';
import type { Placement } from './placement.ts';
import { placements } from './placements.ts';
import { type Secret, type SecretKind, secrets } from './secrets.ts';
import { type Shake, shakes } from './shakes.ts';

/** What is planted, before it is decided which secret it is. */
export interface Combination {
  placement: Placement;
  arrival: Arrival;
  shakes: readonly Shake[];
}

export interface LeakCase extends Combination {
  secret: Secret;
}

export function nameOf({ placement, arrival, shakes: shaken, secret }: LeakCase): string {
  return [placement.name, arrival, ...shaken, `${secret.kind} ${secret.form}`].join(' · ');
}

const TEXT_ARRIVALS: ReadonlySet<Arrival> = new Set([
  'characterData',
  'textContent',
  'nodeValue in two steps',
  'a text replaced',
  'texts appended one by one',
]);
const ATTRIBUTE_ARRIVALS: ReadonlySet<Arrival> = new Set([
  'setAttribute',
  'a property',
  'setAttribute in two steps',
]);

const SCRIPT = 'a script of the page';

function arrivalsAt({ stuff }: Placement): Arrival[] {
  return arrivals.filter((arrival) => {
    if (stuff === 'script' || arrival === SCRIPT) return stuff === 'script' && arrival === SCRIPT;
    if (stuff === 'attribute') return !TEXT_ARRIVALS.has(arrival);
    return stuff === 'both' || !ATTRIBUTE_ARRIVALS.has(arrival);
  });
}

/** Every placement with every arrival, and with every shake after the plainest arrival. */
export const combinations: Combination[] = placements.flatMap((placement) => [
  ...arrivalsAt(placement).map((arrival) => ({ placement, arrival, shakes: [] })),
  ...shakes.map((shake) => ({ placement, arrival: plainest(placement), shakes: [shake] })),
]);

function plainest({ stuff }: Placement): Arrival {
  return stuff === 'script' ? SCRIPT : 'in the page';
}

/** Any such, with up to four shakes in a row. */
export const anyCombination: fc.Arbitrary<Combination> = fc.constantFrom(...placements).chain((placement) =>
  fc.record({
    placement: fc.constant(placement),
    arrival: fc.constantFrom(...arrivalsAt(placement)),
    shakes: fc.array(fc.constantFrom(...shakes), { maxLength: 4 }),
  }),
);

/** The combination with a secret that must not be readable there. */
export function withSecret(combination: Combination): fc.Arbitrary<LeakCase> {
  return fc
    .constantFrom(...kindsAt(combination))
    .chain((kind) => secrets[kind])
    .map((secret) => ({ ...combination, secret }));
}

function kindsAt({ placement, shakes: shaken }: Combination): SecretKind[] {
  const { echo, secretive, machine } = placement;
  if (machine) return ['machine'];
  const kinds: SecretKind[] = ['cpr', 'cpr', 'cpr', 'card', 'iban'];
  if (echo) kinds.push('account', 'word', 'word');
  // Without its attributes nothing tells that a text is hidden.
  if (secretive && !shaken.some((shake) => shake.startsWith('attributes') || shake === 'unwrapped'))
    kinds.push('untyped');
  return kinds;
}
