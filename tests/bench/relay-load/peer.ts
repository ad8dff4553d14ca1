/** As much of a Socket.IO client as a load needs: it joins, asks, tells and answers pings. */
import { type Address, openWire, type Wire } from './wire.ts';

export interface Peer {
  wire: Wire;
  ask(name: string, body: unknown): Promise<Answer>;
  tell(name: string, body: unknown): void;
}

/** The fields of every acknowledgement that a load reads. */
interface Answer {
  ok: boolean;
  reason?: string;
  roomId: string;
  seatKey: string;
  nameplate: string;
}

/** Resolves when the relay has let it in. */
export async function joinAs(
  address: Address,
  auth: unknown,
  binary: (message: Buffer) => void,
): Promise<Peer> {
  const asked = new Map<string, (answer: Answer) => void>();
  let joined = () => {};
  let refused = (_why: Error) => {};
  const join = new Promise<void>((resolve, reject) => {
    joined = resolve;
    refused = reject;
  });
  const wire = await openWire(address, {
    binary,
    closed: () => refused(new Error('closed')),
    text(message, line) {
      if (message === '2') line.say('3');
      else if (message.startsWith('0')) line.say(`40${JSON.stringify(auth)}`);
      else if (message.startsWith('40')) joined();
      else if (message.startsWith('44')) refused(new Error(message));
      else if (message.startsWith('43')) {
        const [, id = '', answer = '[]'] = /^43(\d+)(.*)$/.exec(message) ?? [];
        asked.get(id)?.(JSON.parse(answer)[0]);
        asked.delete(id);
      }
    },
  });
  await join;
  let questions = 0;
  return {
    wire,
    ask: (name, body) =>
      new Promise((answer) => {
        questions += 1;
        asked.set(String(questions), answer);
        wire.say(`42${questions}${JSON.stringify([name, body])}`);
      }),
    tell: (name, body) => wire.say(`42${JSON.stringify([name, body])}`),
  };
}
