import type { GuideCard, GuideStep } from '@medkig/api/guide-card';
import { type CardEvent, type CardState, changeCard, noCard } from './card-state.ts';

function step(say: string, path: string | null = null, selector: string | null = null): GuideStep {
  return { say, path, target: selector === null ? null : { selector, label: null } };
}

function card(slug: string, steps: GuideStep[], kind: GuideCard['kind'] = 'form'): GuideCard {
  return { slug, title: slug, kind, ready: 'MitID', steps, mistakes: '', refer: '' };
}

export const moving = card('flytning', [
  step('Spørg, hvornår'),
  step('Tryk på Start', '/flytning', '#start'),
  step('Vent på MitID'),
  step('Skriv dit navn', '/flytning/om-dig', '#navn'),
  step('Skriv telefon', '/flytning/om-dig', '#telefon'),
  step('Skriv vej', '/flytning/adresse', '#vejnavn'),
  step('Peg på kvitteringen', '/flytning/kvittering', 'h1'),
]);
/** Fits every page below the municipality's self-service, but none closely. */
const general = card('selvbetjening', [step('Find siden', '/*')]);
export const technical = card('teknik', [step('Luk pop op-vinduer')], 'technical');
export const cards = [general, moving, technical];

export const atPage = (path: string) => ({ t: 'arrived', path }) as const;
export const doneAt = (at: number) => ({ t: 'completed', id: `flytning/${at}` }) as const;

export function after(...events: CardEvent[]): CardState {
  return events.reduce(changeCard, changeCard(noCard, { t: 'cards', cards }));
}
