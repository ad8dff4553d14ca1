import type { Me } from '@medkig/api/session';
import { useRef } from 'react';
import { AccountMenu } from './account-menu.tsx';
import { useConsole, useShortcut } from './console-context.tsx';
import { Icon, Logo } from './icons.tsx';
import { KeyHint } from './key-hint.tsx';
import './navigation.css';
import { ShortcutsDialog } from './shortcuts-dialog.tsx';

/** The frame's left side; during a session only a rail of signs, whose names stay for screen readers. */
export function Navigation({ agent, signOut }: { agent: Me['agent']; signOut(): void }) {
  const { say } = useConsole();
  const dialog = useRef<HTMLDialogElement>(null);
  useShortcut('?', () => dialog.current?.showModal());
  return (
    <header className="navigation">
      <p className="brand">
        <Logo />
        <span>{say('app.name')}</span>
      </p>
      <nav aria-label={say('nav.name')}>
        <ul>
          <li aria-current="page" title={say('nav.call')}>
            <Icon name="phone" />
            <span>{say('nav.call')}</span>
          </li>
        </ul>
      </nav>
      <div className="foot">
        <button
          type="button"
          title={say('nav.shortcuts')}
          aria-keyshortcuts="?"
          onClick={() => dialog.current?.showModal()}
        >
          <Icon name="keyboard" />
          <span>{say('nav.shortcuts')}</span>
          <KeyHint of="?" />
        </button>
        <AccountMenu agent={agent} signOut={signOut} />
      </div>
      <ShortcutsDialog ref={dialog} />
    </header>
  );
}
