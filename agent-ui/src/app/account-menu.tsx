import type { Me } from '@medkig/api/session';
import { useId } from 'react';
import { languages } from '../strings.ts';
import { useConsole } from './console-context.tsx';
import { Icon } from './icons.tsx';
import { themes } from './preferences.ts';

const languageNames = { da: 'Dansk', en: 'English' } as const;

interface AccountMenuProps {
  agent: Me['agent'];
  openAccount(): void;
  checkConnection(): void;
  signOut(): void;
}

/** Who is signed in, and what she may choose for herself. */
export function AccountMenu({ agent, openAccount, checkConnection, signOut }: AccountMenuProps) {
  const { say, preferences, prefer } = useConsole();
  const id = useId();
  return (
    <>
      <button type="button" className="account" popoverTarget={id} title={say('nav.account')}>
        <span className="avatar" aria-hidden="true">
          {agent.shownAs.slice(0, 1).toUpperCase()}
        </span>
        <span className="who">
          <strong>{agent.name}</strong>
          {agent.employer ?? say('account.service')}
        </span>
      </button>
      <div id={id} className="account-menu" popover="auto">
        <fieldset>
          <legend>{say('account.language')}</legend>
          {languages.map((language) => (
            <label key={language} lang={language}>
              <input
                type="radio"
                name="language"
                checked={preferences.language === language}
                onChange={() => prefer({ language })}
              />
              {languageNames[language]}
            </label>
          ))}
        </fieldset>
        <fieldset>
          <legend>{say('account.theme')}</legend>
          {themes.map((theme) => (
            <label key={theme}>
              <input
                type="radio"
                name="theme"
                checked={preferences.theme === theme}
                onChange={() => prefer({ theme })}
              />
              {say(`account.theme.${theme}`)}
            </label>
          ))}
        </fieldset>
        <button type="button" className="button" onClick={openAccount}>
          <Icon name="key" />
          {say('account.open')}
        </button>
        <button type="button" className="button" onClick={checkConnection}>
          {say('net.title')}
        </button>
        <button type="button" className="button" onClick={signOut}>
          <Icon name="exit" />
          {say('account.signout')}
        </button>
      </div>
    </>
  );
}
