/** Where a setting comes from: a variable, or a file that another variable names, since containers are handed secrets as files. */
export type Environment = Readonly<Record<string, string | undefined>>;

export type Setting =
  | { ok: true /** What is empty counts as absent. */; value: string | undefined }
  | { ok: false; problem: 'given-twice' | 'unreadable-file' };

/**
 * `X`, or what stands in the file that `X_FILE` names, without white space around it.
 * @param readFile throws when it cannot
 */
export function settingOf(
  name: string,
  environment: Environment,
  readFile: (path: string) => string,
): Setting {
  const [value, path] = [environment[name], environment[`${name}_FILE`]].map((text) => text?.trim());
  if (!path) return { ok: true, value: value || undefined };
  if (value) return { ok: false, problem: 'given-twice' };
  try {
    return { ok: true, value: readFile(path).trim() || undefined };
  } catch {
    return { ok: false, problem: 'unreadable-file' };
  }
}
