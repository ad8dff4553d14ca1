export type Behind = typeof import('./behind.ts').behind;

let fetchWords: () => Promise<void> = async () => {};
let fetching: Promise<Behind> | undefined;

/** The sentences of what comes behind, in the citizen's language. */
export function alsoFetch(words: typeof fetchWords): void {
  fetchWords = words;
}

/** Rejects without a net; the next call tries again. */
export function fetchBehind(): Promise<Behind> {
  fetching ??= Promise.all([import('./behind.ts'), fetchWords()]).then(
    ([{ behind }]) => behind,
    (fault) => {
      fetching = undefined;
      throw fault;
    },
  );
  return fetching;
}

/** Calls `use` once, when it is asked for and has been fetched. After a failure the next call tries again. */
export function onceBehind(
  use: (behind: Behind) => void,
  failed: () => void = () => {},
): () => Promise<void> {
  let trying: Promise<void> | undefined;
  return () => {
    trying ??= fetchBehind()
      .then(use)
      .catch(() => {
        trying = undefined;
        failed();
      });
    return trying;
  };
}
