/** A compiler has seen that a switch knows all there is: what stands in its `default` for that is never run. */
import type { Plugin } from 'vite';

const NEVER = /\bdefault: \{\s*const never: never = [\w.]+;\s*return never;\s*\}/g;

export function leanSwitches(): Plugin {
  return {
    name: 'medkig-lean-switches',
    enforce: 'pre',
    transform: (code) =>
      code.includes('never: never') ? { code: code.replace(NEVER, ''), map: null } : undefined,
  };
}
