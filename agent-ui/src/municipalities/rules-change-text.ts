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
    case 'block':
    case 'mask':
    case 'show':
    case 'never':
    case 'hosts':
      return say(`municipality.change.${change.how}`, {
        what: say(`municipality.change.${change.of}`),
        entries: change.entries.join(' · '),
      });
    default: {
      const never: never = change;
      return never;
    }
  }
}
