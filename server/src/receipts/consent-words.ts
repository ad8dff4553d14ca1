/**
 * The sentences that citizens have said yes to, by their version. A version is never changed: when the panel's question
 * gets new words, they are added under the new name, so that an old receipt can be read.
 */
import { createHash } from 'node:crypto';
import type { ConsentWords } from '@medkig/api/receipt';

type Sentences = Pick<ConsentWords, 'da' | 'en'>;

const kept: Readonly<Record<string, Sentences>> = {
  '2026-11-2': {
    da: {
      'consent.heading': 'Må {navn} fra {kommune} se siden sammen med dig?',
      'consent.for': '{navn} hjælper dig for {kommune}.',
      'consent.sees': '{navn} kan se det, du ser på siden her.',
      'consent.does': '{navn} kan pege. Du trykker og skriver selv.',
      'consent.asks': '{navn} kan pege. Du bliver spurgt, før {navn} trykker eller skriver for dig.',
      'consent.hides': 'Vi skjuler',
      'consent.hidden':
        'dit CPR-nummer, koder og tal fra bank og kort. Det, du skriver, er skjult, indtil du selv viser det. {navn} kan heller ikke se dit MitID, andre faner, din mail eller resten af din skærm.',
      'consent.stopany': 'Du kan holde pause eller stoppe, når du vil.',
      'consent.word': '{navn} siger det samme ord:',
      'consent.fraud':
        'Har du ikke selv ringet til os? Så sig nej, og læg på. Vi spørger aldrig om dine koder.',
      'consent.kept': 'Det gemmer vi',
      'consent.record': 'Vi optager ikke din skærm. Vi gemmer kun tid, emne og hvem der hjalp dig.',
      'consent.silence': 'Vi må ikke sige noget videre om det, vi ser.',
      'consent.yes': 'Ja, vis siden',
      'consent.no': 'Nej tak',
    },
    en: {
      'consent.heading': 'May {navn} from {kommune} see the page with you?',
      'consent.for': '{navn} helps you for {kommune}.',
      'consent.sees': '{navn} can see what you see on this page.',
      'consent.does': '{navn} can point. You click and type yourself.',
      'consent.asks': '{navn} can point. You are asked before {navn} presses or types for you.',
      'consent.hides': 'We hide',
      'consent.hidden':
        'your CPR number, codes, and bank and card numbers. What you type is hidden until you show it yourself. {navn} cannot see your MitID, other tabs, your mail or the rest of your screen either.',
      'consent.stopany': 'You can pause or stop whenever you like.',
      'consent.word': '{navn} says the same word:',
      'consent.fraud': 'Did you not call us yourself? Then say no and hang up. We never ask for your codes.',
      'consent.kept': 'What we keep',
      'consent.record': 'We do not record your screen. We only keep the time, the topic and who helped you.',
      'consent.silence': 'We may not pass on anything we see.',
      'consent.yes': 'Yes, show the page',
      'consent.no': 'No thanks',
    },
  },
};

export function consentWords(version: string): ConsentWords | undefined {
  const sentences = Object.hasOwn(kept, version) ? kept[version] : undefined;
  return sentences && { version, sha256: sha256Of(sentences), ...sentences };
}

function sha256Of({ da, en }: Sentences): string {
  const all = [da, en].flatMap((words) => Object.entries(words));
  return createHash('sha256').update(JSON.stringify(all)).digest('hex');
}
