import { type ReactNode, useEffect, useRef } from 'react';
import { useConsole } from './console-context.tsx';

/**
 * The page's `h1`. It takes focus when its page comes, so that the keyboard starts at the top of the new page and
 * a screen reader says where the agent is.
 */
export function PageHeading({ title, children }: { title: string; children?: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { say } = useConsole();
  useEffect(() => heading.current?.focus(), []);
  useEffect(() => {
    document.title = `${title} – ${say('app.name')}`;
  }, [title, say]);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children ?? title}
    </h1>
  );
}
