import type { KeptPerson } from '@medkig/api/person';
import { useConsole } from '../app/console-context.tsx';

const looks = { invited: 'tag wait', active: 'tag ok', disabled: 'tag stop' } as const;

export function StateTag({ state }: Pick<KeptPerson, 'state'>) {
  const { say } = useConsole();
  return <span className={looks[state]}>{say(`people.state.${state}`)}</span>;
}
