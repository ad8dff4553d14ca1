/** Valibot 1.5.0 says what is wrong and where, for a form. Here it is asked one thing: does this fit or not. */
import type { Plugin } from 'vite';
import { type LeanStep, leanLibrary } from './lean-source.ts';

export const valibotSteps: readonly LeanStep[] = [
  {
    obstacle: 'words for what is wrong',
    declarations: ['_addIssue'],
    replacement: `function $name(context, label, dataset) {
	if (context.kind === "schema") dataset.typed = false;
	(dataset.issues ??= []).push({});
}`,
  },
  {
    obstacle: 'words for what was expected',
    declarations: ['_joinExpects'],
    replacement: 'function $name() {}',
  },
  {
    obstacle: 'the interface for other libraries',
    declarations: ['_standardSchema'],
    replacement: 'function $name(schema) {\n\treturn schema;\n}',
  },
  {
    obstacle: 'settings for everyone',
    declarations: ['getGlobalConfig'],
    replacement: 'function $name() {\n\treturn DEFAULT_CONFIG;\n}',
  },
  {
    obstacle: 'what is told of an issue',
    pattern:
      /(?<=_addIssue\(this, "\w+", dataset), config\$1(?:, \{ received: .* \}|, \{\n[\s\S]*?^\t+\})?(?=\);$)/gm,
    replacement: '',
  },
  { obstacle: 'where it is', pattern: /^(\t+)const pathItem = \{[\s\S]*?^\1\};$/gm, replacement: '' },
  {
    obstacle: 'issues of parts, told one by one',
    pattern: /^(\t+)for \(const issue of \w+\.issues\) \{[\s\S]*?^\1\}$/gm,
    replacement: '',
  },
  {
    obstacle: 'what a schema tells of itself',
    pattern:
      /^\t\t\t?(?:reference: \w+|expects: (?:null|"\w+"|`[^`\n]*`)|async: false|message: message\$1),$/gm,
    replacement: '',
  },
];

/** Makes the schemas of the citizen's side answer yes or no. */
export function leanValibot(): Plugin {
  return leanLibrary('valibot', [{ path: '/valibot/dist/index.mjs', steps: valibotSteps }]);
}
