/**
 * Who asks for what is being asked for just now gets the same answer: after a node's loss hundreds come back at once, and
 * most of them from a few sites. Nothing is kept once it is answered.
 */
export function askedOnce<T>(ask: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const underWay = new Map<string, Promise<T>>();
  return (key) => {
    const answer = underWay.get(key) ?? ask(key).finally(() => underWay.delete(key));
    underWay.set(key, answer);
    return answer;
  };
}
