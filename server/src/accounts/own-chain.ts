import { type ChainOwner, chainOfEmployer } from '../audit/audit-event.ts';
import type { Principal } from './access.ts';

/** Where what a person does about their own sign-in is told. */
export function ownChain({ municipalityId }: Principal): ChainOwner {
  return chainOfEmployer(municipalityId === null ? null : { id: municipalityId });
}
