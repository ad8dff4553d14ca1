/** The kinds of day care, by the value of the radio button. */
export const careKinds = {
  dagpleje: 'Dagpleje (0–2 år)',
  vuggestue: 'Vuggestue (0–2 år)',
  boernehave: 'Børnehave (3–5 år)',
} as const;

export type CareKind = keyof typeof careKinds;

interface Place {
  readonly name: string;
  readonly kinds: readonly CareKind[];
}

const both: readonly CareKind[] = ['vuggestue', 'boernehave'];

/** The municipality's places, by the value of the option. */
export const places = {
  'dagpleje-by': { name: 'Dagplejen i Nordby', kinds: ['dagpleje'] },
  'dagpleje-havn': { name: 'Dagplejen i Nordby Havn', kinds: ['dagpleje'] },
  fyrtaarnet: { name: 'Børnehuset Fyrtårnet', kinds: both },
  muslingen: { name: 'Børnehuset Muslingen', kinds: both },
  staerekassen: { name: 'Vuggestuen Stærekassen', kinds: ['vuggestue'] },
  lyngbakken: { name: 'Skovbørnehaven Lyngbakken', kinds: ['boernehave'] },
} as const satisfies Record<string, Place>;

export type PlaceId = keyof typeof places;

export const placeIds = [
  'dagpleje-by',
  'dagpleje-havn',
  'fyrtaarnet',
  'muslingen',
  'staerekassen',
  'lyngbakken',
] as const satisfies PlaceId[];

/** Whether the place has that kind of care. */
export function offers(id: PlaceId, kind: CareKind): boolean {
  const { kinds }: Place = places[id];
  return kinds.includes(kind);
}
