import type { Say } from '../strings.ts';
import type { RulesChange } from './rules-changes.ts';

/** «Skjult som prikker: #sag td», as one line of a history. */
export function rulesChangeText(change: RulesChange, say: Say): string {
  switch (change.of) {
    case 'help':
      return say('municipality.change.help', { level: say(`municipality.help.${change.now}`) });
    case 'peer':
      return say('municipality.change.peer', { way: say(`municipality.peer.${change.now}`) });
    case 'phones':
    case 'emails':
      return say(`municipality.change.${change.of}.${change.areHidden ? 'hidden' : 'shown'}`);
    case 'presets':
      return listed(
        change,
        change.entries.map((preset) => say(`municipality.preset.${preset}.name`)),
        say,
      );
    case 'block':
    case 'mask':
    case 'show':
    case 'never':
    case 'hosts':
      return listed(change, change.entries, say);
    default: {
      const never: never = change;
      return never;
    }
  }
}

function listed(
  { of, how }: Extract<RulesChange, { how: unknown }>,
  entries: readonly string[],
  say: Say,
): string {
  return say(`municipality.change.${how}`, {
    what: say(`municipality.change.${of}`),
    entries: entries.join(' · '),
  });
}
