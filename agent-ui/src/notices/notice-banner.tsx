import { useEffect, useRef } from 'react';
import { useConsole } from '../app/console-context.tsx';
import { Icon } from '../app/icons.tsx';
import './notice-banner.css';
import { useNotices } from './notices-context.tsx';

/** What the hotline's lead has to tell everybody, above each page. Said once to screen readers. */
export function NoticeBanner() {
  const { say, announce } = useConsole();
  const { shown, dismiss } = useNotices();
  const said = useRef(new Set<string>());
  useEffect(() => {
    for (const { id, text } of shown) {
      if (said.current.has(id)) continue;
      said.current.add(id);
      announce(say('notices.said', { text }));
    }
  }, [shown, say, announce]);
  if (shown.length === 0) return null;
  return (
    <section className="notices" aria-label={say('notices.name')}>
      <ul>
        {shown.map(({ id, text }) => (
          <li key={id}>
            <Icon name="bell" />
            <p>{text}</p>
            <button type="button" aria-label={say('notices.dismiss', { text })} onClick={() => dismiss(id)}>
              <Icon name="cross" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
