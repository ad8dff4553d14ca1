/** A page that the citizen has been on in this session. */
export interface VisitedPage {
  address: string;
  title: string;
}

/** How many pages the console remembers, as long as the session lasts. */
const MOST_VISITED = 20;

/** The newest first, each once. */
export function withVisited(visited: readonly VisitedPage[], { address, title }: VisitedPage): VisitedPage[] {
  const others = visited.filter((page) => page.address !== address);
  return [{ address, title }, ...others].slice(0, MOST_VISITED);
}

/**
 * What the agent typed, as an address: a path is of the site whose page is open, a bare host is reached over https.
 * Undefined when it is none.
 */
export function readAddress(typed: string, here: string): string | undefined {
  const text = typed.trim();
  if (text === '' || /\s/.test(text)) return undefined;
  const whole = text.startsWith('/') || text.includes('://') ? text : `https://${text}`;
  if (!URL.canParse(whole, here)) return undefined;
  const { protocol, href } = new URL(whole, here);
  return protocol === 'https:' || protocol === 'http:' ? href : undefined;
}
