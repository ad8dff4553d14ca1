/** Every word that the citizen reads, in Danish and English. What stands in braces is filled in. */
export type Language = 'da' | 'en';

/** Apart from the rest, so that the loader carries no more than its button. */
export const launcherStrings = {
  da: {
    button: 'Vis os siden',
    failed: 'Prøv igen',
    browser: 'Din browser kan ikke vise os siden. Vi hjælper dig gerne i telefonen.',
  },
  en: {
    button: 'Show us the page',
    failed: 'Try again',
    browser: 'Your browser cannot show us the page. We are glad to help you on the phone.',
  },
} as const;

const da = {
  'panel.name': 'Hjælp i telefonen',
  'panel.close': 'Luk',
  'panel.talk': 'I kan stadig tale sammen i telefonen.',

  'start.heading': 'Taler du med os i telefonen?',
  'start.text': 'Så kan vi se siden sammen med dig og vise dig vej.',
  'start.scope': 'Vi hjælper dig med at bruge siden. Vi kan ikke se din sag.',

  'code.label': 'Skriv koden fra telefonen',
  'code.help': 'Koden er ni tal. Vi siger ét tal ad gangen.',
  'code.submit': 'Næste',
  'code.checking': 'Et øjeblik …',
  'code.none': 'Har du ingen kode? Ring til os på {telefon}.',
  'code.again': 'Skriv en kode',

  'open.now': 'Vi har åbent nu.',
  'open.call': 'Vi har åbent nu. Ring på {telefon}.',
  'open.until': 'Åbent i dag til kl. {tid}.',
  'open.closed': 'Vi har lukket nu.',
  'open.next': 'Vi har lukket nu. Vi åbner igen {dag} kl. {tid}.',

  'error.prefix': 'Fejl: ',
  'error.length': 'Koden skal være på ni tal. Bed om tallene igen, og prøv en gang til.',
  'error.wrong': 'Koden passer ikke. Bed om tallene igen, og prøv en gang til.',
  'error.expired': 'Koden er for gammel. Bed om en ny kode.',
  'error.used': 'Koden er brugt. Bed om en ny kode.',
  'error.tries': 'Du har prøvet for mange gange. Bed om en ny kode.',
  'error.busy': 'Koden er i brug lige nu. Vent lidt, og prøv igen.',
  'error.rate': 'Der er mange, der skriver koder lige nu. Vent et minut, og prøv igen.',
  'error.offline': 'Vi kan ikke få forbindelse. Se, om du har net, og prøv igen.',
  'error.browser': 'Din browser kan ikke vise os siden. Vi hjælper dig gerne i telefonen.',

  'consent.heading': 'Må {navn} fra {kommune} se siden sammen med dig?',
  'consent.for': '{navn} hjælper dig for {kommune}.',
  'consent.sees': '{navn} kan se det, du ser på siden her.',
  'consent.does': '{navn} kan pege. Du trykker og skriver selv.',
  'consent.hides': 'Vi skjuler',
  'consent.hidden':
    'dit CPR-nummer, koder og tal fra bank og kort. Det, du skriver, er skjult, indtil du selv viser det. {navn} kan heller ikke se dit MitID, andre faner, din mail eller resten af din skærm.',
  'consent.stopany': 'Du kan holde pause eller stoppe, når du vil.',
  'consent.word': '{navn} siger det samme ord:',
  'consent.fraud': 'Har du ikke selv ringet til os? Så sig nej, og læg på. Vi spørger aldrig om dine koder.',
  'consent.kept': 'Det gemmer vi',
  'consent.record': 'Vi optager ikke din skærm. Vi gemmer kun tid, emne og hvem der hjalp dig.',
  'consent.silence': 'Vi må ikke sige noget videre om det, vi ser.',
  'consent.yes': 'Ja, vis siden',
  'consent.no': 'Nej tak',

  'declined.heading': 'Du sagde nej tak. Ingen kan se din side.',

  'report.button': 'Meld et mistænkeligt opkald',
  'report.sending': 'Et øjeblik …',
  'report.sent': 'Tak. Vi har fået din melding.',
  'report.advice': 'Læg på, og sig ikke dine koder til nogen.',
  'report.failed': 'Meldingen kom ikke af sted. Se, om du har net, og prøv igen.',

  'live.indicator': '{navn} ser siden nu',
  'live.pause': 'Pause',
  'live.resume': 'Vis siden igen',
  'live.stop': 'Stop',
  'live.paused': 'Du holder pause. {navn} kan ikke se noget nu.',
  'live.fault': 'Vi kan ikke vise siden lige nu. {navn} kan ikke se noget.',
  'live.returning': '{navn} ser snart siden igen',
  'live.mitid': 'Nu skal du bruge MitID. Der kan {navn} ikke se med.',
  'live.mitid.more': 'Kom tilbage til siden bagefter. Så vælger du selv, om {navn} må se den igen.',
  'live.leave': 'På den næste side kan {navn} ikke se med.',
  'live.leave.more': 'I kan stadig tale sammen.',
  'live.returned': 'Du er tilbage. {navn} kan ikke se siden nu.',
  'live.returned.more': 'Du vælger selv, om {navn} må se den igen.',
  'live.offline': 'Vi kan ikke nå dig lige nu. Ingen kan se din side.',
  'live.net': 'Nettet faldt ud. Vi prøver igen. Bliv på siden.',
  'live.net.paused': 'Du holder pause.',
  'live.kept': 'Det, du har skrevet, er her stadig.',

  'mark.write': '{navn} peger på feltet her. Skriv, hvis du vil.',
  'mark.press': '{navn} peger her. Tryk, hvis du vil.',
  'mark.send': 'Læs det hele igennem. Det er dig, der trykker på Send.',
  'mark.look': '{navn} peger her',
  'mark.shows.write': '{navn} viser feltet {felt}',
  'mark.shows': '{navn} viser {felt}',
  'mark.goto.write': 'Gå til feltet {felt}',
  'mark.goto': 'Gå til {felt}',
  'mark.goto.nameless': 'Gå derhen',

  'tab.heading': 'Vis også denne fane?',
  'tab.text': '{navn} ser en anden af dine faner. Siger du ja, ser {navn} den fane, du er i.',
  'tab.yes': 'Ja, vis fanen',
  'tab.elsewhere': '{navn} ser en anden af dine faner nu.',
  'tab.elsewhere.more': '{navn} kan ikke se denne fane.',
  'tab.here': 'Vis denne fane',

  'end.closing': 'Vi stopper nu.',
  'end.citizen': 'Du har stoppet. Ingen kan se din side nu.',
  'end.agent': '{navn} har stoppet. Ingen kan se din side nu.',
  'end.idle':
    'Der er ikke sket noget i {minutter} minutter. Vi har stoppet for dig. Ingen kan se din side nu.',
  'end.longest': 'I har set siden sammen i {timer} timer. Vi har stoppet for dig. Ingen kan se din side nu.',
  'end.lost': 'Vi kan ikke nå dig lige nu. Ingen kan se din side.',

  'receipt.who': 'Hvem så med',
  'receipt.when': 'Hvornår',
  'receipt.when.today': 'I dag kl. {fra}–{til}',
  'receipt.hidden': 'Skjult',
  'receipt.hidden.what': 'CPR-nummer og det, du har skrevet i felter',
  'receipt.kept': 'Gemt',
  'receipt.kept.what': 'Ingen billeder af siden',

  'rate.question': 'Fik du den hjælp, du havde brug for?',
  'rate.yes': 'Ja',
  'rate.partly': 'Noget af det',
  'rate.no': 'Nej',
  'rate.skip': 'Spring over',
  'rate.thanks': 'Tak for dit svar.',
} as const;

const en: Record<keyof typeof da, string> = {
  'panel.name': 'Help on the phone',
  'panel.close': 'Close',
  'panel.talk': 'You can still talk on the phone.',

  'start.heading': 'Are you on the phone with us?',
  'start.text': 'Then we can look at the page with you and show you the way.',
  'start.scope': 'We help you use the page. We cannot see your case.',

  'code.label': 'Type the code from the phone',
  'code.help': 'The code is nine digits. We say one digit at a time.',
  'code.submit': 'Next',
  'code.checking': 'One moment …',
  'code.none': 'No code? Call us on {telefon}.',
  'code.again': 'Type a code',

  'open.now': 'We are open now.',
  'open.call': 'We are open now. Call {telefon}.',
  'open.until': 'Open today until {tid}.',
  'open.closed': 'We are closed now.',
  'open.next': 'We are closed now. We open again on {dag} at {tid}.',

  'error.prefix': 'Error: ',
  'error.length': 'The code must be nine digits. Ask for the digits again and try once more.',
  'error.wrong': 'The code does not fit. Ask for the digits again and try once more.',
  'error.expired': 'The code is too old. Ask for a new code.',
  'error.used': 'The code has been used. Ask for a new code.',
  'error.tries': 'You have tried too many times. Ask for a new code.',
  'error.busy': 'The code is in use right now. Wait a little and try again.',
  'error.rate': 'Many people are typing codes right now. Wait a minute and try again.',
  'error.offline': 'We cannot get a connection. See whether you are online and try again.',
  'error.browser': 'Your browser cannot show us the page. We are glad to help you on the phone.',

  'consent.heading': 'May {navn} from {kommune} see the page with you?',
  'consent.for': '{navn} helps you for {kommune}.',
  'consent.sees': '{navn} can see what you see on this page.',
  'consent.does': '{navn} can point. You click and type yourself.',
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

  'declined.heading': 'You said no thanks. No one can see your page.',

  'report.button': 'Report a suspicious call',
  'report.sending': 'One moment …',
  'report.sent': 'Thank you. We have received your report.',
  'report.advice': 'Hang up, and tell no one your codes.',
  'report.failed': 'The report did not get through. See whether you are online and try again.',

  'live.indicator': '{navn} sees the page now',
  'live.pause': 'Pause',
  'live.resume': 'Show the page again',
  'live.stop': 'Stop',
  'live.paused': 'You are on pause. {navn} cannot see anything now.',
  'live.fault': 'We cannot show the page right now. {navn} cannot see anything.',
  'live.returning': '{navn} will soon see the page again',
  'live.mitid': 'Now you need MitID. {navn} cannot look along there.',
  'live.mitid.more': 'Come back to the page afterwards. Then you choose whether {navn} may see it again.',
  'live.leave': 'On the next page {navn} cannot look along.',
  'live.leave.more': 'You can still talk.',
  'live.returned': 'You are back. {navn} cannot see the page now.',
  'live.returned.more': 'You choose whether {navn} may see it again.',
  'live.offline': 'We cannot reach you right now. No one can see your page.',
  'live.net': 'The net dropped out. We are trying again. Stay on the page.',
  'live.net.paused': 'You are on pause.',
  'live.kept': 'What you have typed is still here.',

  'mark.write': '{navn} is pointing at this field. Type if you want to.',
  'mark.press': '{navn} is pointing here. Press if you want to.',
  'mark.send': 'Read it all through. It is you who presses Send.',
  'mark.look': '{navn} is pointing here',
  'mark.shows.write': '{navn} shows the field {felt}',
  'mark.shows': '{navn} shows {felt}',
  'mark.goto.write': 'Go to the field {felt}',
  'mark.goto': 'Go to {felt}',
  'mark.goto.nameless': 'Go there',

  'tab.heading': 'Show this tab too?',
  'tab.text': '{navn} sees another of your tabs. If you say yes, {navn} sees the tab that you are in.',
  'tab.yes': 'Yes, show the tab',
  'tab.elsewhere': '{navn} sees another of your tabs now.',
  'tab.elsewhere.more': '{navn} cannot see this tab.',
  'tab.here': 'Show this tab',

  'end.closing': 'We are stopping now.',
  'end.citizen': 'You have stopped. No one can see your page now.',
  'end.agent': '{navn} has stopped. No one can see your page now.',
  'end.idle':
    'Nothing has happened for {minutter} minutes. We have stopped for you. No one can see your page now.',
  'end.longest':
    'You have looked at the page together for {timer} hours. We have stopped for you. No one can see your page now.',
  'end.lost': 'We cannot reach you right now. No one can see your page.',

  'receipt.who': 'Who looked along',
  'receipt.when': 'When',
  'receipt.when.today': 'Today {fra}–{til}',
  'receipt.hidden': 'Hidden',
  'receipt.hidden.what': 'CPR number and what you typed in fields',
  'receipt.kept': 'Kept',
  'receipt.kept.what': 'No pictures of the page',

  'rate.question': 'Did you get the help you needed?',
  'rate.yes': 'Yes',
  'rate.partly': 'Some of it',
  'rate.no': 'No',
  'rate.skip': 'Skip',
  'rate.thanks': 'Thank you for your answer.',
};

export const strings = { da, en };

export type Key = keyof typeof da;

/** The names in braces of a sentence. */
type Blank<S extends string> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Blank<Rest> : never;
export type Values<K extends Key> = [Blank<(typeof da)[K]>] extends [never]
  ? []
  : [values: Record<Blank<(typeof da)[K]>, string>];

/** One sentence in the reader's language, its blanks filled in. */
export function say<K extends Key>(language: Language, key: K, ...values: Values<K>): string {
  const filled: Record<string, string> = values[0] ?? {};
  return strings[language][key].replace(/\{(\w+)\}/g, (blank, name) => filled[name] ?? blank);
}

export type Say = <K extends Key>(key: K, ...values: Values<K>) => string;

/** `say` for one reader. */
export function speaker(language: Language): Say {
  return (key, ...values) => say(language, key, ...values);
}
