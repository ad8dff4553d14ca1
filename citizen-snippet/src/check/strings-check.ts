/** What a web editor reads; apart from what citizens read, who never load it. */
import type { Language } from '../strings.ts';

const da = {
  heading: 'Sådan ser en rådgiver siden',
  text: 'Siden er tjekket i din egen browser. Der er ingen samtale, og intet af siden er sendt.',
  fields: 'Felter, hvor rådgiveren ser prikker i stedet for det, der står:',
  texts: 'Tekster, der er skjult eller ændret:',
  boxes: 'Dele, som rådgiveren ser som en tom boks:',
  assets: 'Billeder, og stilark uden crossorigin, fra andre adresser, som rådgiveren ikke ser:',
  never: 'Siden vises aldrig. Adressen eller en del af siden siger nej.',
  rules: 'Kommunens egne regler kunne ikke hentes. Tjekket viser kun det, der altid gælder.',
  policy: 'Siden siger nej til Medkig. Dette mangler i dens Content-Security-Policy:',
  fault: 'Siden kan ikke vises. En af kommunens regler kan ikke læses.',
  sign: 'Skjult',
  again: 'Tjek igen',
  close: 'Luk',
  gone: 'Udkastet er væk. Det kan ses, til ingen har brugt det i ti minutter, og højst en time. Tjekket viser de regler, der gælder nu.',
  draft: {
    heading: 'Prøve: sådan ser en medarbejder siden',
    text: 'Du ser et udkast til kommunens regler. Det følger med til de næste sider, indtil du afslutter. Ingen ser med, og intet af siden er sendt.',
    close: 'Afslut prøven',
    fold: 'Fold sammen',
    unfold: 'Vis mere',
  },
};

type CheckWords = typeof da;

const en: CheckWords = {
  heading: 'This is how an agent sees the page',
  text: 'The page was checked in your own browser. There is no session, and nothing of the page was sent.',
  fields: 'Fields in which the agent sees dots instead of what is there:',
  texts: 'Texts that are hidden or changed:',
  boxes: 'Parts that the agent sees as an empty box:',
  assets:
    'Pictures, and style sheets without crossorigin, from other addresses, which the agent does not see:',
  never: 'The page is never shown. Its address or a part of it says no.',
  rules: 'The municipality’s own rules could not be fetched. The check shows only what always holds.',
  policy: 'The page says no to Medkig. This is missing in its Content-Security-Policy:',
  fault: 'The page cannot be shown. One of the municipality’s rules cannot be read.',
  sign: 'Hidden',
  again: 'Check again',
  close: 'Close',
  gone: 'The draft is gone. It can be seen until nobody has used it for ten minutes, an hour at most. The check shows the rules that hold now.',
  draft: {
    heading: 'Try-out: this is how an agent sees the page',
    text: 'You see a draft of the municipality’s rules. It goes along to the next pages until you end it. Nobody looks along, and nothing of the page was sent.',
    close: 'End the try-out',
    fold: 'Fold up',
    unfold: 'Show more',
  },
};

export const checkStrings: Readonly<Record<Language, CheckWords>> = { da, en };
