export type Language = 'da' | 'en';

/** What stands on a mark; `name` is the agent as the citizen knows her. */
export const markWords = {
  da: { pointsHere: (name: string) => `${name} peger her` },
  en: { pointsHere: (name: string) => `${name} is pointing here` },
} as const satisfies Record<Language, { pointsHere(name: string): string }>;
