/** Takes out of a library what the citizen's browser would load and never run, and refuses a version it does not know. */
import type { Plugin } from 'vite';

/** One thing that is not used here, and why not. */
export type LeanStep = { obstacle: string } & (
  | {
      /** Names of top-level declarations: each goes, or `replacement` takes its place with `$name` as its name. */
      declarations: readonly string[];
      replacement?: string;
    }
  | { pattern: RegExp; replacement: string }
  | { rewrite(source: string): string }
);

/** A module in other words; `known` is a part of the one that was read. */
export function wholeModule(obstacle: string, known: string, replacement: string): LeanStep {
  return { obstacle, rewrite: (source) => (source.includes(known) ? replacement : source) };
}

/**
 * Throws when a step finds nothing to do: the library is not the one that the steps were written for, or another step
 * has taken what this one would change.
 */
export function leanSource(library: string, source: string, steps: readonly LeanStep[]): string {
  const names = steps.flatMap((step) => ('declarations' in step ? step.declarations : []));
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice) throw new Error(`lean-${library}: two steps for the declaration ${twice}`);
  return wholeFirst(steps).reduce((before, step) => {
    const after = taken(before, step);
    if (after === before) throw new Error(`lean-${library}: not found in this version: ${step.obstacle}`);
    return after;
  }, source);
}

/** A change inside a declaration that goes as a whole would be lost unseen if it came before. */
function wholeFirst(steps: readonly LeanStep[]): LeanStep[] {
  const isWhole = (step: LeanStep) => 'declarations' in step;
  return [...steps.filter(isWhole), ...steps.filter((step) => !isWhole(step))];
}

/** The source as it was when anything that the step names is missing. */
function taken(source: string, step: LeanStep): string {
  if ('pattern' in step) return source.replace(step.pattern, step.replacement);
  if ('rewrite' in step) return step.rewrite(source);
  let after = source;
  for (const name of step.declarations) {
    const before = after;
    after = before.replace(declarationOf(name), () => (step.replacement ?? '').replaceAll('$name', name));
    if (after === before) return source;
  }
  return after;
}

/** From the declaration's first column to its end: in the same line, or in the next that does not begin with a space. */
function declarationOf(name: string): RegExp {
  const escaped = name.replaceAll('$', '\\$');
  return new RegExp(
    `^(?:export )?(?:async )?(?:function|class|var|let|const) ${escaped}\\b(?!\\$)(?:.*;$|[\\s\\S]*?^[}\\])].*$)`,
    'm',
  );
}

export interface LeanFile {
  /** The end of the path of the module, with forward slashes. */
  path: string;
  steps: readonly LeanStep[];
}

/**
 * Applies the steps of each file while it is bundled. A bundle without one of the files is a mistake, and so is one that
 * asks for what they have no longer: the bundler alone would warn of it and put `undefined` there.
 */
export function leanLibrary(library: string, files: readonly LeanFile[]): Plugin {
  const unseen = new Set(files);
  return {
    name: `medkig-lean-${library}`,
    enforce: 'pre',
    transform(code, id) {
      const file = files.find(({ path }) => id.replaceAll('\\', '/').endsWith(path));
      if (!file) return undefined;
      unseen.delete(file);
      return { code: leanSource(library, code, file.steps), map: null };
    },
    onLog(_, { code, message }) {
      if (code === 'IMPORT_IS_UNDEFINED') throw new Error(message);
    },
    buildEnd(error) {
      if (error) return;
      for (const { path } of unseen) throw new Error(`lean-${library}: ${path} is not part of this bundle`);
    },
  };
}
