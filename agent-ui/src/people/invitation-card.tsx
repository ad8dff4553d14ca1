import type { Invited } from '@medkig/api/person';
import { useEffect, useId, useRef, useState } from 'react';
import { useConsole } from '../app/console-context.tsx';
import { useWhen } from '../guide-cards/use-when.ts';

/** The link, which is shown this once, and a mail around it. No mail leaves the service: whoever invites sends it. */
export function InvitationCard({ invited: { person, invitation } }: { invited: Invited }) {
  const { say } = useConsole();
  const when = useWhen();
  const [copied, setCopied] = useState<'link' | 'mail' | undefined>();
  const heading = useRef<HTMLHeadingElement>(null);
  const [linkId, mailId] = [useId(), useId()];
  useEffect(() => heading.current?.focus(), []);
  const { link, endsAt } = invitation;
  const mail = say('people.mail.text', { name: person.name, link, when: when(endsAt) });
  const copy = (what: 'link' | 'mail', text: string) =>
    navigator.clipboard.writeText(text).then(
      () => setCopied(what),
      () => setCopied(undefined),
    );
  const address = `mailto:${encodeURIComponent(person.email)}?subject=${encodeURIComponent(say('people.mail.subject'))}&body=${encodeURIComponent(mail)}`;

  return (
    <section className="invitation-card" aria-labelledby={`${linkId}-title`}>
      <h3 id={`${linkId}-title`} ref={heading} tabIndex={-1}>
        {say('people.link.title')}
      </h3>
      <p>{say('people.link.text', { name: person.name, when: when(endsAt) })}</p>
      <label htmlFor={linkId}>{say('people.link.label')}</label>
      <input
        id={linkId}
        className="technical"
        readOnly
        value={link}
        onFocus={({ target }) => target.select()}
      />
      <label htmlFor={mailId}>{say('people.mail.label')}</label>
      <textarea id={mailId} readOnly rows={11} value={mail} />
      <div className="buttons">
        <button type="button" className="button primary" onClick={() => void copy('link', link)}>
          {say('people.link.copy')}
        </button>
        <button type="button" className="button" onClick={() => void copy('mail', mail)}>
          {say('people.mail.copy')}
        </button>
        <a className="button" href={address}>
          {say('people.mail.open')}
        </a>
      </div>
      <p role="status">{copied && say(copied === 'link' ? 'people.link.copied' : 'people.mail.copied')}</p>
    </section>
  );
}
