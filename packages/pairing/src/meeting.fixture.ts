/** One citizen and one agent about to shake hands, for the tests. */
import { randomBytes, toBase64Url } from './bytes.ts';
import type { HandshakeContext } from './handshake.ts';
import type { AgentIntroduction, CitizenIntroduction } from './introduction.ts';
import { chooseX25519 } from './x25519.ts';

export const asCitizen: CitizenIntroduction = {
  role: 'citizen',
  v: 1,
  site: 'vestby',
  origin: 'https://vestby.example',
};

export const asAgent: AgentIntroduction = {
  role: 'agent',
  v: 1,
  site: 'vestby',
  municipality: 'Vestby Kommune',
  shownAs: 'Anna',
  employer: 'Vestby Kommune',
};

export async function meeting() {
  const x25519 = await chooseX25519(randomBytes);
  const shared: HandshakeContext = {
    roomId: toBase64Url(randomBytes(16)),
    nameplate: '48',
    secret: '201973',
    na: randomBytes(32),
    x25519,
  };
  return {
    random: randomBytes,
    citizen: { context: { ...shared }, introduction: { ...asCitizen } },
    agent: { context: { ...shared }, introduction: { ...asAgent } },
  };
}

export type Meeting = Awaited<ReturnType<typeof meeting>>;
