/** What «Tjek forbindelsen» says; apart from what everybody loads. */
import type { Verdict } from '@medkig/transport/connection-verdict';
import type { Language } from './strings.ts';

type ConnectionKey = `net.${Verdict}`;
type ConnectionWords = Readonly<Record<ConnectionKey, string>>;

const da: ConnectionWords = {
  'net.good': 'Forbindelsen er god.',
  'net.slow': 'Forbindelsen virker, men langsomt: Vi ser det, du gør, lidt senere.',
  'net.polling': 'Netværket her lukker for den hurtigste vej. Det virker alligevel, bare lidt langsommere.',
  'net.relayed': 'Netværket her lukker for den korteste vej. Det virker alligevel, bare lidt langsommere.',
  'net.closed': 'Netværket her lukker for hjælpen. Prøv et andet net, eller tal videre i telefonen.',
  'net.none': 'Du har ingen forbindelse til hjælpen. Se, om du har net, og prøv igen.',
};

const en: ConnectionWords = {
  'net.good': 'The connection is good.',
  'net.slow': 'The connection works, but slowly: We see what you do a little later.',
  'net.polling': 'The network here blocks the fastest way. It works all the same, only a little slower.',
  'net.relayed': 'The network here blocks the shortest way. It works all the same, only a little slower.',
  'net.closed': 'The network here blocks the help. Try another network, or talk on by phone.',
  'net.none': 'You have no connection to the help. See whether you are online, and try again.',
};

export const connectionStrings: Readonly<Record<Language, ConnectionWords>> = { da, en };
