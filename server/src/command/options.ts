/** What stands on a command line after its verb. */

export type Options<Name extends string> = Partial<Record<Name, string>>;

/** Words, and `--name value`; undefined when an option has no value, is another's or stands there twice. */
export function readOptions<const Name extends string>(
  args: readonly string[],
  names: readonly Name[],
): { words: string[]; options: Options<Name> } | undefined {
  const words: string[] = [];
  const options: Options<Name> = {};
  const left = [...args];
  for (let word = left.shift(); word !== undefined; word = left.shift()) {
    if (!word.startsWith('--')) {
      words.push(word);
      continue;
    }
    const name = names.find((one) => `--${one}` === word);
    const value = left.shift();
    if (name === undefined || value === undefined || options[name] !== undefined) return undefined;
    options[name] = value;
  }
  return { words, options };
}
