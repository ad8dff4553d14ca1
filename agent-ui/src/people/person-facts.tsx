import type { KeptPerson } from '@medkig/api/person';
import { useConsole } from '../app/console-context.tsx';
import { useWhen } from '../guide-cards/use-when.ts';

/** What nobody chooses here: how they sign in, and when they were last seen. */
export function PersonFacts({ person }: { person: KeptPerson }) {
  const { say } = useConsole();
  const when = useWhen();
  const { password, passkeys, totp, oidc } = person.signsInBy;
  const ways = [
    password && say('people.way.password'),
    passkeys > 0 && say('people.way.passkeys', { count: passkeys }),
    totp && say('people.way.totp'),
    oidc && say('people.way.oidc'),
  ].filter((way) => way !== false);
  return (
    <dl className="person-facts">
      <dt>{say('signin.email')}</dt>
      <dd>{person.email}</dd>
      <dt>{say('people.shownas')}</dt>
      <dd>{person.shownAs}</dd>
      <dt>{say('people.ways')}</dt>
      <dd>{ways.length > 0 ? ways.join(', ') : say('people.way.none')}</dd>
      <dt>{say('people.column.seen')}</dt>
      <dd>{person.lastSeenAt === null ? say('people.never') : when(person.lastSeenAt)}</dd>
      {person.state === 'invited' && (
        <>
          <dt>{say('people.invitation')}</dt>
          <dd>
            {person.invitedUntil === null
              ? say('people.invitation.over')
              : say('people.invitation.until', { when: when(person.invitedUntil) })}
          </dd>
        </>
      )}
    </dl>
  );
}
