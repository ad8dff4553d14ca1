/** What `privacy/record-options` has chosen for good: every field is masked, and a fault is nobody's but ours. */
import type { Plugin } from 'vite';
import { type LeanStep, leanLibrary } from './lean-source.ts';

const everyField: readonly LeanStep[] = [
  {
    // By its tag alone, so that no type of input is left out.
    obstacle: 'fields that are masked by choice',
    declarations: ['maskInputValue'],
    replacement: `function $name(element, value, mask) {
	return /^(?:input|textarea|select)$/.test(element.localName) ? mask(value || "", element) : value || "";
}`,
  },
  {
    obstacle: 'the choice, handed on with a change',
    pattern: /maskInputValue\(\{\s*element: (\w+),[^}]*maskInputFn: this\.maskInputFn\s*\}\)/g,
    replacement: 'maskInputValue($1, value, this.maskInputFn)',
  },
  {
    obstacle: 'the choice, handed on with a snapshot',
    pattern: /maskInputValue\(\{\s*element: n,[^}]*maskInputFn\s*\}\)/,
    replacement: 'maskInputValue(n, value, maskInputFn)',
  },
  {
    obstacle: 'a type to choose by',
    pattern: /^\t+const type = getInputType\(target\);\n/m,
    replacement: '',
  },
];

const everyFault: readonly LeanStep[] = [
  {
    obstacle: 'faults that the page may have',
    declarations: ['callbackWrapper'],
    replacement: `var $name = (cb) => (...rest) => {
	try {
		return cb(...rest);
	} catch {}
};`,
  },
  {
    obstacle: 'someone who is told of a fault',
    declarations: ['errorHandler', 'registerErrorHandler', 'unregisterErrorHandler'],
  },
];

const everyEvent: readonly LeanStep[] = [
  {
    // A setter that a script has called has a target alone.
    obstacle: 'targets of events in old browsers',
    declarations: ['getEventTarget'],
    replacement: `function $name(event) {
	return event.composedPath?.()[0] ?? event.target;
}`,
  },
  {
    obstacle: 'options that are asked for each change',
    pattern: /, this\.slimDOMOptions\)/g,
    replacement: ')',
  },
];

export const withWhatIsChosen: readonly LeanStep[] = [...everyField, ...everyFault, ...everyEvent];

/** Takes the choices out of `privacy/record-options`, since nobody asks for them any more. */
export function leanOptions(): Plugin {
  const madeForGood =
    /^ {4}(?:recordAfter|maskInputOptions|slimDOMOptions|inline\w+|record[A-Z]\w+|collectFonts|errorHandler): .*\n/gm;
  return leanLibrary('options', [
    {
      path: '/privacy/src/record-options.ts',
      steps: [{ obstacle: 'choices', pattern: madeForGood, replacement: '' }],
    },
  ]);
}
