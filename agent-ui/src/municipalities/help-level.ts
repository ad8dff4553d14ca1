import type { Rules } from '@medkig/api/policy';

type Grants = Rules['grants'];

/** How far an agent may help, each with all of the one before. */
export const helpLevels = ['see', 'propose', 'press'] as const;
export type HelpLevel = (typeof helpLevels)[number];

export function grantsOf(level: HelpLevel): Grants {
  switch (level) {
    case 'see':
      return ['view', 'point'];
    case 'propose':
      return ['view', 'point', 'navigate'];
    case 'press':
      return ['view', 'point', 'navigate', 'click', 'fill'];
    default: {
      const never: never = level;
      return never;
    }
  }
}

/** `other`: a combination of their own. */
export function levelOf(grants: Grants): HelpLevel | 'other' {
  const given = new Set(grants);
  const isThat = (level: HelpLevel) =>
    given.size === grantsOf(level).length && grantsOf(level).every((grant) => given.has(grant));
  return helpLevels.find(isThat) ?? 'other';
}
