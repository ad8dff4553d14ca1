import { useConsole } from './console-context.tsx';

/** The key on a button. Screen readers get it from `aria-keyshortcuts`, so that the button's name stays its words. */
export function KeyHint({ of }: { of: string }) {
  const { preferences } = useConsole();
  if (of.length === 1 && /\w|\?/.test(of) && !preferences.singleKeys) return null;
  return (
    <span className="key" aria-hidden="true">
      {of}
    </span>
  );
}
