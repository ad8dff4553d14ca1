import { useEffect, useId, useRef, useState } from 'react';
import { useConsole } from '../../app/console-context.tsx';
import type { AgentEvent } from '../agent-event.ts';
import type { LiveState } from '../agent-state.ts';
import { readAddress } from './read-address.ts';
import { RequestForm } from './request-form.tsx';

/** As long as the citizen's side takes it, in characters. */
const LONGEST_TITLE = 80;

/** «Foreslå side»: an address, and what the page is called; those of the session are at hand. */
export function ProposeForm({ live, act }: { live: LiveState; act(event: AgentEvent): void }) {
  const { say } = useConsole();
  const { visited, page } = live;
  const [address, setAddress] = useState('');
  const [title, setTitle] = useState('');
  const [isUnread, setUnread] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const [hint, error, list] = [useId(), useId(), useId()];
  useEffect(() => field.current?.focus(), []);

  function typeAddress(next: string): void {
    setAddress(next);
    setUnread(false);
    const known = visited.find((one) => one.address === next);
    if (known?.title) setTitle(known.title.slice(0, LONGEST_TITLE));
  }

  function submit(): void {
    const read = readAddress(address, page?.address ?? '');
    if (read === undefined) {
      setUnread(true);
      field.current?.focus();
    } else if (title.trim() !== '') act({ t: 'propose', address: read, title: title.trim() });
  }

  return (
    <RequestForm
      title={say('propose.form')}
      hint={say('propose.form.hint')}
      hintId={hint}
      submit={submit}
      leave={() => act({ t: 'leave-form' })}
    >
      <label>
        {say('propose.address')}
        <input
          ref={field}
          value={address}
          required
          list={list}
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          aria-invalid={isUnread}
          aria-describedby={isUnread ? `${error} ${hint}` : hint}
          onChange={({ target }) => typeAddress(target.value)}
        />
      </label>
      <datalist id={list}>
        {visited.map((one) => (
          <option key={one.address} value={one.address}>
            {one.title}
          </option>
        ))}
      </datalist>
      <label>
        {say('propose.title')}
        <input
          value={title}
          required
          maxLength={LONGEST_TITLE}
          autoComplete="off"
          onChange={({ target }) => setTitle(target.value)}
        />
      </label>
      {isUnread && (
        <p id={error} className="error">
          <span className="unseen">{say('error.prefix')}</span>
          {say('propose.address.error')}
        </p>
      )}
    </RequestForm>
  );
}
