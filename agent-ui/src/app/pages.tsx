import { useConsole } from './console-context.tsx';
import { Icon } from './icons.tsx';

/** The console's pages. A call goes on whichever is open; once the citizen shows a page, the call is the only one. */
export type PageName = 'call' | 'guides';

const icons = { call: 'phone', guides: 'list' } as const;

interface PagesProps {
  open: PageName;
  /** During a session nothing else can be opened. */
  isLive: boolean;
  /** A card is being written. */
  isUnsaved: boolean;
  onOpen(page: PageName): void;
}

export function Pages({ open, isLive, isUnsaved, onOpen }: PagesProps) {
  const { say } = useConsole();
  const names: readonly PageName[] = isLive ? ['call'] : ['call', 'guides'];
  return (
    <nav aria-label={say('nav.name')}>
      <ul>
        {names.map((name) => (
          <li key={name}>
            {isLive ? (
              <p aria-current="page" title={say(`nav.${name}`)}>
                <Icon name={icons[name]} />
                <span>{say(`nav.${name}`)}</span>
              </p>
            ) : (
              <button
                type="button"
                aria-current={open === name ? 'page' : undefined}
                onClick={() => onOpen(name)}
              >
                <Icon name={icons[name]} />
                <span>{say(`nav.${name}`)}</span>
                {name === 'guides' && isUnsaved && <span className="tag wait">{say('nav.unsaved')}</span>}
              </button>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}
