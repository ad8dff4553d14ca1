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
  {
    obstacle: 'the search for the nearest variant, to tell of it',
    declarations: ['variant'],
    replacement: `function $name(key, options) {
	return {
		kind: "schema",
		type: "variant",
		"~run"(dataset, config$1) {
			const input = dataset.value;
			let found;
			if (input && typeof input === "object") for (const option of options) {
				if (!(key in input) || option.entries[key]["~run"]({ value: input[key] }, config$1).issues) continue;
				const result = option["~run"]({ value: input }, config$1);
				if (!found || !found.typed && result.typed) found = result;
				if (!found.issues) break;
			}
			if (!found) _addIssue(this, "type", dataset);
			return found ?? dataset;
		}
	};
}`,
  },
  {
    obstacle: 'a second object with one rule more',
    declarations: ['strictObject'],
    replacement: `function $name(entries) {
	const loose = /* @__PURE__ */ object(entries);
	return {
		...loose,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			loose["~run"](dataset, config$1);
			if (input && typeof input === "object") {
				for (const key of Object.keys(input)) if (!Object.hasOwn(entries, key)) _addIssue(loose, "key", dataset);
			}
			return dataset;
		}
	};
}`,
  },
  {
    obstacle: 'stopping at the first issue',
    pattern: /^(\t+)if \(config\$1\.abortEarly\) (?:break;|\{[\s\S]*?^\1\})$/gm,
    replacement: '',
  },
  {
    obstacle: 'stopping at the first issue of a pipe',
    pattern: /!dataset\.issues \|\| !config\$1\.abortEarly && !config\$1\.abortPipeEarly/g,
    replacement: 'true',
  },
  {
    obstacle: "keys that a page has given to all objects, read as the schema's own",
    pattern: /for \(const key in this\.entries\)/g,
    replacement: 'for (const key of Object.keys(this.entries))',
  },
  {
    obstacle: 'what did not fit in each kind of a union',
    declarations: ['union'],
    replacement: `function $name(options) {
	return {
		kind: "schema",
		type: "union",
		"~run"(dataset, config$1) {
			for (const option of options) {
				const result = option["~run"]({ value: dataset.value }, config$1);
				if (!result.issues) return result;
			}
			_addIssue(this, "type", dataset);
			return dataset;
		}
	};
}`,
  },
  {
    obstacle: 'what a schema expects, in words',
    pattern: /^\t+expects: \/\* @__PURE__ \*\/ .*$/gm,
    replacement: '',
  },
  {
    obstacle: 'names of rules',
    pattern: /(?<=kind: "validation",\n)\t+type: "\w+",\n/g,
    replacement: '',
  },
  {
    obstacle: 'not a number, as a constant',
    declarations: ['_isSameValueZero'],
    replacement: 'function $name(a, b) {\n\treturn a === b;\n}',
  },
  {
    obstacle: 'values for what does not fit',
    pattern: /else if \(valueSchema\.fallback !== void 0\) dataset\.value\[key\] = .*?;\n\s*(?=else )/g,
    replacement: '',
  },
  {
    obstacle: 'an answer with its reasons',
    declarations: ['safeParse'],
    replacement: `function $name(schema, input) {
	const { issues, value } = schema["~run"]({ value: input }, DEFAULT_CONFIG);
	return { success: !issues, output: value };
}`,
  },
];

/** Makes the schemas of the citizen's side answer yes or no. */
export function leanValibot(): Plugin {
  return leanLibrary('valibot', [{ path: '/valibot/dist/index.mjs', steps: valibotSteps }]);
}
