import type { Me } from '@medkig/api/session';
import { measureConnection } from '@medkig/transport/measure-connection';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { ConnectionDialog } from '../connection/connection-dialog.tsx';
import { AccountMenu } from './account-menu.tsx';
import type { ApiClient } from './api-client.ts';
import { useConsole, useShortcut } from './console-context.tsx';
import { Icon, Logo } from './icons.tsx';
import { KeyHint } from './key-hint.tsx';
import './navigation.css';
import type { PageName } from './route.ts';
import { ShortcutsDialog } from './shortcuts-dialog.tsx';

interface NavigationProps {
  agent: Me['agent'];
  api: Pick<ApiClient, 'turn'>;
  openAccount(): void;
  signOut(): void;
  /** Whose keys the map of shortcuts tells. */
  page: PageName;
  /** Absent while nothing else can be opened. */
  search?: ReactNode;
  /** The pages. */
  children: ReactNode;
}

/** The frame's left side; during a session only a rail of signs, whose names stay for screen readers. */
export function Navigation({ agent, api, openAccount, signOut, page, search, children }: NavigationProps) {
  const { say } = useConsole();
  const dialog = useRef<HTMLDialogElement>(null);
  const connection = useRef<HTMLDialogElement>(null);
  const [isOpen, setOpen] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whichever page opens folds the menu
  useEffect(() => setOpen(false), [page]);
  useShortcut('?', () => dialog.current?.showModal());
  return (
    <header className="navigation" data-menu={isOpen ? 'open' : 'closed'}>
      <p className="brand">
        <Logo />
        <span>{say('app.name')}</span>
      </p>
      {search}
      {/* On narrow windows alone. */}
      <button type="button" className="menu" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <Icon name={isOpen ? 'fold' : 'unfold'} />
        <span>{say('nav.menu')}</span>
      </button>
      {children}
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
        <AccountMenu
          agent={agent}
          openAccount={openAccount}
          checkConnection={() => connection.current?.showModal()}
          signOut={signOut}
        />
      </div>
      <ShortcutsDialog ref={dialog} page={page} />
      <ConnectionDialog
        ref={connection}
        measure={() => measureConnection({ window, server: location.origin, turn: api.turn })}
      />
    </header>
  );
}
