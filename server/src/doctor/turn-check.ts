import { codeOf, type Finding } from './finding.ts';
import { decodeAnswer, encodeRequest, type Method, type Proof, type StunAnswer } from './stun-message.ts';
import { openLine, readTurnUrl, type TurnLine } from './turn-line.ts';

interface TurnDeps {
  username: string;
  credential: string;
  randomBytes(length: number): Uint8Array;
  /** How long an answer may take, in milliseconds. */
  patience?: number;
}

/** Asks a TURN server for a relay address with the credentials that a browser would get, and gives it back at once. */
export async function checkTurn(url: string, deps: TurnDeps): Promise<Finding> {
  const { over, ...address } = readTurnUrl(url);
  const { patience = 3000 } = deps;
  if (over === 'dtls') return { is: 'skipped', says: `${url} is DTLS, which this check does not speak` };
  let line: TurnLine;
  try {
    line = await openLine({ ...address, over }, patience);
  } catch (error) {
    const says = `${url} cannot be reached (${codeOf(error)})`;
    return {
      is: 'wrong',
      says,
      todo: 'Look at the name in DNS, the port, the certificate and the firewall.',
    };
  }
  try {
    return await goThrough(url, line, deps);
  } finally {
    line.close();
  }
}

async function goThrough(url: string, line: TurnLine, deps: TurnDeps): Promise<Finding> {
  const ask = async (method: Method, proof?: Proof): Promise<StunAnswer | undefined> => {
    const transaction = deps.randomBytes(12);
    const answer = await line.ask(encodeRequest(method, transaction, proof));
    return answer && decodeAnswer(answer, transaction);
  };
  const first = await ask('allocate');
  if (!first) {
    const todo = 'Start the TURN server, and let this port through the firewall.';
    return { is: 'wrong', says: `${url} does not answer`, todo };
  }
  if (first.is === 'success') {
    await ask('refresh');
    const todo = 'Set use-auth-secret and static-auth-secret, so that nobody else uses it.';
    return { is: 'wrong', says: `${url} lets anybody through`, todo };
  }
  if (!first.challenge) return refused(url, first.code);
  const proof = { ...first.challenge, username: deps.username, credential: deps.credential };
  const second = await ask('allocate', proof);
  if (second?.is !== 'success') return refused(url, second?.code);
  await ask('refresh', proof);
  return { is: 'right', says: `${url} lets us through with TURN_SECRET` };
}

function refused(url: string, code: number | undefined): Finding {
  if (code === 401) {
    const todo = 'Give TURN_SECRET and its static-auth-secret the same value, and set both clocks by NTP.';
    return { is: 'wrong', says: `${url} does not take credentials made with TURN_SECRET`, todo };
  }
  const says = `${url} gives no relay address (${code ?? 'no answer'})`;
  return { is: 'wrong', says, todo: 'Look at the log of the TURN server: its quotas, and its relay ports.' };
}
