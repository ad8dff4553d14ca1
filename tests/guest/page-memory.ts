/**
 * Runs in the page before anything else: remembers what the browser's objects are, and puts a global `pageNow()` there
 * that tells what has become of them.
 */
export function rememberThePage(): void {
  type Part = [owner: object, name: string];
  const known = new Map<string, PropertyDescriptor>();
  const owners = new Map<string, object>([
    ['document', document],
    ['history', history],
    ['JSON', JSON],
    ['customElements', customElements],
  ]);
  for (const name of Object.getOwnPropertyNames(window)) {
    const value: unknown = Object.getOwnPropertyDescriptor(window, name)?.value;
    if (typeof value !== 'function') continue;
    owners.set(name, value);
    if (value.prototype) owners.set(`${name}.prototype`, value.prototype);
  }
  let intervals = 0;
  const running = new Set<unknown>();
  const { setInterval, clearInterval } = window;
  Object.assign(window, {
    setInterval: (...given: Parameters<typeof setInterval>) => {
      const id = Reflect.apply(setInterval, window, given);
      running.add(id);
      intervals = running.size;
      return id;
    },
    clearInterval: (id: number) => {
      running.delete(id);
      intervals = running.size;
      clearInterval(id);
    },
  });
  const parts = (): [string, Part][] =>
    [...owners].flatMap(([path, owner]) =>
      Object.getOwnPropertyNames(owner).map((name): [string, Part] => [`${path}.${name}`, [owner, name]]),
    );
  for (const [path, [owner, name]] of parts()) {
    const descriptor = Object.getOwnPropertyDescriptor(owner, name);
    if (descriptor) known.set(path, descriptor);
  }
  const globals = new Set(Object.getOwnPropertyNames(window));

  function changed(): string[] {
    const now = new Map(parts());
    const gone = [...known.keys()].filter((path) => !now.has(path));
    const different = [...now].filter(([path, [owner, name]]) => {
      const was = known.get(path);
      const is = Object.getOwnPropertyDescriptor(owner, name);
      return !was || !is || !Object.is(was.value, is.value) || was.get !== is.get || was.set !== is.set;
    });
    return [...gone, ...different.map(([path]) => path)]
      .filter((path) => path !== 'document.location')
      .sort();
  }

  Object.defineProperty(window, 'pageNow', {
    value: () => ({
      globals: Object.getOwnPropertyNames(window).filter((name) => !globals.has(name) && name !== 'pageNow'),
      changed: changed(),
      elements: [...document.body.children]
        .map(({ localName }) => localName)
        .filter((name) => name !== 'main'),
      intervals,
      sheets: document.styleSheets.length,
      html: document.documentElement.outerHTML,
    }),
  });
}
