/**
 * The console's address may name a card that is to be edited, so that an agent in a session can open it in another tab:
 * `/guider#guide=flytning`.
 */
export function addressOfCard(slug: string): string {
  return `/guider#guide=${slug}`;
}

/** The card's slug; undefined when the address names none. */
export function askedCard(hash: string): string | undefined {
  return /^#guide=([a-z0-9-]{1,60})$/.exec(hash)?.[1];
}
