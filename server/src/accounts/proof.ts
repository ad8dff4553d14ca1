import type { Proof } from '@medkig/api/account';

/** `busy` elsewhere is `unavailable` here, as a problem names it. */
export type Proven =
  | { ok: true }
  | { ok: false; reason: 'wrong-credentials' | 'too-many-tries' | 'unavailable' };

/** Whether it is still the person themselves who sits there. */
export type Prove = (agentId: string, proof: Proof) => Promise<Proven>;
