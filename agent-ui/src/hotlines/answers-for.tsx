import type { KeptMunicipality } from '@medkig/api/municipality';
import { useConsole } from '../app/console-context.tsx';

interface AnswersForProps {
  /** The hotline's. */
  municipalities: readonly KeptMunicipality[];
  /** Absent for who may not open a municipality. */
  onOpen?: ((id: string) => void) | undefined;
}

/** Whose citizens the hotline's agents help. */
export function AnswersFor({ municipalities, onOpen }: AnswersForProps) {
  const { say } = useConsole();
  return (
    <section className="card part" aria-labelledby="answers-for">
      <h3 id="answers-for">{say('hotlines.answersfor')}</h3>
      {municipalities.length === 0 ? (
        <p className="muted">{say('hotlines.answersfor.none')}</p>
      ) : (
        <ul className="answers-for">
          {municipalities.map(({ id, name }) => (
            <li key={id}>
              {onOpen ? (
                <button type="button" className="link" onClick={() => onOpen(id)}>
                  {name}
                </button>
              ) : (
                name
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
