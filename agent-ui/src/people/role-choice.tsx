import { roles as allRoles, type Role } from '@medkig/api/role';
import { useId } from 'react';
import { useConsole } from '../app/console-context.tsx';
import { withRole } from './draft.ts';

interface RoleChoiceProps {
  /** Where the summary of what must be mended leads. */
  id: string;
  roles: readonly Role[];
  /** Those that may be given and taken; the others are not shown. */
  given: readonly Role[];
  problem: string | undefined;
  onChange(roles: readonly Role[]): void;
}

/** A tick for each role, with what it may in one sentence. */
export function RoleChoice({ id, roles, given, problem, onChange }: RoleChoiceProps) {
  const { say } = useConsole();
  const error = useId();
  const shown = allRoles.filter((role) => given.includes(role));
  return (
    <fieldset className="role-choice" aria-describedby={problem ? error : undefined}>
      <legend>{say('people.field.roles')}</legend>
      {problem && (
        <p id={error} className="error">
          <span className="unseen">{say('error.prefix')}</span>
          {problem}
        </p>
      )}
      {shown.map((role, at) => (
        <div key={role} className="role">
          <input
            type="checkbox"
            id={at === 0 ? id : `${id}-${role}`}
            aria-describedby={`${id}-${role}-may`}
            checked={roles.includes(role)}
            onChange={({ target }) => onChange(withRole(roles, role, target.checked))}
          />
          <label htmlFor={at === 0 ? id : `${id}-${role}`}>{say(`role.${role}`)}</label>
          <p id={`${id}-${role}-may`} className="hint">
            {say(`role.${role}.may`)}
          </p>
        </div>
      ))}
    </fieldset>
  );
}
