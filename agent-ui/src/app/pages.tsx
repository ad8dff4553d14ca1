import { type Start, startSteps } from '@medkig/api/start';
import { doneCount } from '../start/next-step.ts';
import { useConsole } from './console-context.tsx';
import { Icon, type IconName } from './icons.tsx';
import type { PageName } from './route.ts';

const icons: Record<PageName, IconName> = {
  call: 'phone',
  guides: 'list',
  start: 'spotlight',
  municipalities: 'building',
  hotlines: 'clock',
  people: 'people',
  audit: 'page',
  integrations: 'link',
  account: 'key',
};

interface PagesProps {
  /** Those that the person may open. */
  names: readonly PageName[];
  open: PageName;
  /** During a session nothing else can be opened: a call goes on whichever is open, until the citizen shows a page. */
  isLive: boolean;
  /** On which something is being written. */
  unsaved: readonly PageName[];
  /** How far the installation has come, while something is left to do. */
  start: Start | undefined;
  onOpen(page: PageName): void;
}

export function Pages({ names, open, isLive, unsaved, start, onOpen }: PagesProps) {
  const { say } = useConsole();
  return (
    <nav aria-label={say('nav.name')}>
      <ul>
        {(isLive ? names.slice(0, 1) : names).map((name) => (
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
                {name === 'start' && start && (
                  <span className="tag">
                    {say('nav.start.count', { done: doneCount(start), all: startSteps.length })}
                  </span>
                )}
                {unsaved.includes(name) && <span className="tag wait">{say('nav.unsaved')}</span>}
              </button>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}
