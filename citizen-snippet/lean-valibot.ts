/** Valibot 1.5.0 says what is wrong and where, for a form. Here it is asked one thing: does this fit or not. */
import type { Plugin } from 'vite';
import { type LeanStep, leanLibrary } from './lean-source.ts';

/**
 * What the citizen's side asks for, each with Valibot's own name and meaning; a schema that uses more of Valibot stops
 * the build. No value stands in for one that is missing.
 */
const yesOrNo = `
const no = Symbol(), when = (fits) => ({ _read: (value) => fits(value) ? value : no });
const firstOf = (options) => ({
	_read(value) {
		for (const option of options) {
			const read = option._read(value);
			if (read !== no) return read;
		}
		return no;
	}
});
const fields = (entries, isStrict) => ({
	entries,
	_read(value) {
		if (!value || typeof value !== "object" || isStrict && Object.keys(value).some((key) => !Object.hasOwn(entries, key))) return no;
		const all = {};
		for (const key of Object.keys(entries)) {
			const entry = entries[key];
			if (!(key in value)) {
				if (entry._isOptional) continue;
				return no;
			}
			if ((all[key] = entry._read(value[key])) === no) return no;
		}
		return all;
	}
});
/* @__NO_SIDE_EFFECTS__ */
export function string() {
	return when((value) => typeof value === "string");
}
/* @__NO_SIDE_EFFECTS__ */
export function number() {
	return when((value) => typeof value === "number" && !isNaN(value));
}
/* @__NO_SIDE_EFFECTS__ */
export function boolean() {
	return when((value) => typeof value === "boolean");
}
/* @__NO_SIDE_EFFECTS__ */
export function unknown() {
	return when(() => true);
}
/* @__NO_SIDE_EFFECTS__ */
export function literal(one) {
	return when((value) => value === one);
}
/* @__NO_SIDE_EFFECTS__ */
export function picklist(options) {
	return when((value) => options.includes(value));
}
/* @__NO_SIDE_EFFECTS__ */
export function check(fits) {
	return when(fits);
}
/* @__NO_SIDE_EFFECTS__ */
export function integer() {
	return when(Number.isInteger);
}
/* @__NO_SIDE_EFFECTS__ */
export function regex(pattern) {
	return when((value) => pattern.test(value));
}
/* @__NO_SIDE_EFFECTS__ */
export function minLength(least) {
	return when((value) => value.length >= least);
}
/* @__NO_SIDE_EFFECTS__ */
export function maxLength(most) {
	return when((value) => value.length <= most);
}
/* @__NO_SIDE_EFFECTS__ */
export function minValue(least) {
	return when((value) => value >= least);
}
/* @__NO_SIDE_EFFECTS__ */
export function maxValue(most) {
	return when((value) => value <= most);
}
/* @__NO_SIDE_EFFECTS__ */
export function transform(change) {
	return { _read: change };
}
/* @__NO_SIDE_EFFECTS__ */
export function pipe(...steps) {
	return {
		...steps[0],
		_read: (value) => steps.reduce((read, step) => read === no ? no : step._read(read), value)
	};
}
/* @__NO_SIDE_EFFECTS__ */
export function nullable(schema) {
	return { _read: (value) => value === null ? value : schema._read(value) };
}
/* @__NO_SIDE_EFFECTS__ */
export function optional(schema) {
	return { _isOptional: true, _read: (value) => value === undefined ? value : schema._read(value) };
}
/* @__NO_SIDE_EFFECTS__ */
export function array(item) {
	return {
		_read(value) {
			const all = Array.isArray(value) ? value.map((one) => item._read(one)) : [no];
			return all.includes(no) ? no : all;
		}
	};
}
/* @__NO_SIDE_EFFECTS__ */
export function object(entries) {
	return fields(entries, false);
}
/* @__NO_SIDE_EFFECTS__ */
export function strictObject(entries) {
	return fields(entries, true);
}
/* @__NO_SIDE_EFFECTS__ */
export function union(options) {
	return firstOf(options);
}
/* @__NO_SIDE_EFFECTS__ */
export function variant(key, options) {
	return firstOf(options);
}
/* @__NO_SIDE_EFFECTS__ */
export function safeParse(schema, input) {
	const output = schema._read(input);
	return { success: output !== no, output };
}
`;

export const valibotSteps: readonly LeanStep[] = [
  {
    obstacle: 'reasons for a no',
    rewrite: (source) =>
      source.includes('function _addIssue(context, label, dataset, config$1, other)') ? yesOrNo : source,
  },
];

/** Makes the schemas of the citizen's side answer yes or no. */
export function leanValibot(): Plugin {
  return leanLibrary('valibot', [{ path: '/valibot/dist/index.mjs', steps: valibotSteps }]);
}
