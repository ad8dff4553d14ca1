import type { Request, Response } from 'express';
import type { Principal } from './access.ts';
import type { Agent } from './agents.ts';
import type { SignedInCheck } from './signed-in-check.ts';

/** What a signed-in person may do, by their roles as they are now. */
export function principalOf({ id, name, roles, employer, hotlineId }: Agent): Principal {
  return { agentId: id, name, roles, municipalityId: employer?.id ?? null, hotlineId, scopes: 'all' };
}

/** Who sends a request with the console's cookie; absent when the refusal has been sent. */
export function principalByCookie(
  check: SignedInCheck,
  findAgent: (id: string) => Promise<Agent | undefined>,
): (request: Request, response: Response, isUse: boolean) => Promise<Principal | undefined> {
  return async (request, response, isUse) => {
    const signedIn = await check.holderOf(request, isUse);
    const agent = signedIn && (await findAgent(signedIn.agentId));
    if (agent) {
      const { sessionId, mustSetUp } = signedIn;
      return { ...principalOf(agent), sessionId, mustSetUp };
    }
    await check.refuse(request, response);
    return undefined;
  };
}
