import type { CitizenRequest } from '../citizen-state.ts';
import type { Say } from '../strings.ts';

export interface RequestWords {
  heading: string;
  /** What a yes does. Every second part is what the citizen decides about, and stands in bold. */
  text: readonly string[];
  yes: string;
  no: string;
}

/** Where the bold part comes. */
const HERE = '\n';

export function requestWords(request: CitizenRequest, navn: string, say: Say): RequestWords {
  const own = say('wish.own');
  switch (request.is) {
    case 'see':
      return {
        heading: say('live.askreveal', { navn, felt: request.label }),
        text: around(say('live.askreveal.text', { navn, indhold: HERE }), request.value),
        yes: say('live.show', { navn }),
        no: say('live.askreveal.no'),
      };
    case 'press':
      return {
        heading: say('wish.press', { navn, knap: request.label }),
        text: request.leads
          ? around(say('wish.press.leads', { navn, side: HERE }), request.leads)
          : [say('wish.press.text', { navn })],
        yes: say('wish.press.yes'),
        no: own,
      };
    case 'fill': {
      const [before = '', value = '', after = ''] = around(
        say('wish.fill.text', { navn, indhold: HERE }),
        request.value,
      );
      return {
        heading: say('wish.fill', { navn, felt: request.label }),
        text: [before, value, request.replaces ? `${after} ${say('wish.fill.replaces')}` : after],
        yes: say('wish.press.yes'),
        no: own,
      };
    }
    case 'go':
      return {
        heading: say('wish.go', { navn, titel: request.label }),
        text: around(say('wish.go.text', { adresse: HERE }), request.address),
        yes: say('wish.go.yes'),
        no: say('wish.go.no'),
      };
    case 'lapsed':
      return { heading: lapsed(request, navn, say), text: [], yes: '', no: '' };
    default: {
      const never: never = request;
      return never;
    }
  }
}

function lapsed({ of, label }: Extract<CitizenRequest, { is: 'lapsed' }>, navn: string, say: Say): string {
  if (of === 'see') return say('live.askreveal.lapsed', { navn, felt: label });
  return of === 'go' ? say('wish.lapsed.go') : say(`wish.lapsed.${of}`, { navn });
}

function around(sentence: string, bold: string): string[] {
  const [before = '', after = ''] = sentence.split(HERE);
  return [before, bold, after];
}
