/** Reads a V8 CPU profile: how much of it was the helper's doing. */

interface ProfileNode {
  id: number;
  callFrame: { functionName: string; url: string; lineNumber: number; columnNumber: number };
  children?: number[];
}

export interface Profile {
  nodes: ProfileNode[];
  samples?: number[];
  timeDeltas?: number[];
}

/**
 * Milliseconds in which a function of the helper stood on the stack, and the same by the innermost such function: what
 * the browser does at its call (reading the page, JSON) is its cost.
 */
export function helperTime(
  { nodes, samples = [], timeDeltas = [] }: Profile,
  isOurs: RegExp | undefined,
): { helper: number; functions: [string, number][] } {
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const ownerOf = (id: number): string | undefined => {
    for (let at: number | undefined = id; at !== undefined; at = parents.get(at)) {
      const frame = byId.get(at)?.callFrame;
      if (frame && isOurs?.test(frame.url))
        return `${frame.functionName || '(anonymous)'} ${frame.url.split('/').at(-1)}:${frame.lineNumber + 1}:${frame.columnNumber + 1}`;
    }
    return undefined;
  };
  const owners = new Map(nodes.map(({ id }) => [id, ownerOf(id)]));
  const spent = new Map<string, number>();
  let helper = 0;
  samples.forEach((id, at) => {
    const owner = owners.get(id);
    if (owner === undefined) return;
    const milliseconds = (timeDeltas[at + 1] ?? 0) / 1000;
    helper += milliseconds;
    spent.set(owner, (spent.get(owner) ?? 0) + milliseconds);
  });
  return { helper, functions: [...spent].sort(([, one], [, other]) => other - one) };
}
