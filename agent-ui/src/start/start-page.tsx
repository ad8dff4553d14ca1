import { readStart, type Start, type StartStep, startSteps } from '@medkig/api/start';
import { useCallback } from 'react';
import { useConsole } from '../app/console-context.tsx';
import { Icon } from '../app/icons.tsx';
import { NotHere } from '../app/not-here.tsx';
import { PageHeading } from '../app/page-heading.tsx';
import type { Route } from '../app/route.ts';
import { useLoaded } from '../app/use-loaded.ts';
import type { WorkplacePageProps } from '../app/workplace-page.tsx';
import { isAtDesk } from '../session/at-desk.ts';
import { doneCount, nextStep } from './next-step.ts';
import './start.css';

/** «Kom i gang»: from an empty installation to the first session, one step after the other. */
export function StartPage({ me, api, go }: Omit<WorkplacePageProps, 'route'>) {
  const { say } = useConsole();
  const load = useCallback(() => api.ask(readStart, {}), [api]);
  const { loaded, reload } = useLoaded(load);
  return (
    <main className="start">
      <div className="title">
        <div>
          <PageHeading title={say('nav.start')} />
          <p className="muted">{say('start.lead')}</p>
        </div>
        {loaded.is === 'here' && (
          <p className={doneCount(loaded.value) === startSteps.length ? 'tag ok' : 'tag'}>
            {say('start.count', { done: doneCount(loaded.value), all: startSteps.length })}
          </p>
        )}
      </div>
      <NotHere loaded={loaded} retry={reload} />
      {loaded.is === 'here' && (
        <>
          {nextStep(loaded.value) === undefined && <p className="message">{say('start.all')}</p>}
          <ol>
            {startSteps.map((step, at) => (
              <Step
                key={step}
                step={step}
                number={at + 1}
                start={loaded.value}
                open={step === 'test' && !isAtDesk(me) ? undefined : () => go(routeFor(step, loaded.value))}
              />
            ))}
          </ol>
        </>
      )}
    </main>
  );
}

interface StepProps {
  step: StartStep;
  number: number;
  start: Start;
  /** Absent where the person's roles do not open the page. */
  open: (() => void) | undefined;
}

function Step({ step, number, start, open }: StepProps) {
  const { say } = useConsole();
  const isNext = nextStep(start) === step;
  const isDone = start[step] === 'done';
  return (
    <li className="card" data-state={isDone ? 'done' : isNext ? 'next' : 'later'}>
      <span className="number" aria-hidden="true">
        {isDone ? <Icon name="check" /> : number}
      </span>
      <div className="step">
        <h2>
          {say(`start.${step}`)}
          <span className={isDone ? 'tag ok' : isNext ? 'tag wait' : 'tag'}>
            {say(isDone ? 'start.done' : isNext ? 'start.next' : 'start.later')}
          </span>
        </h2>
        <p>{say(`start.${step}.text`)}</p>
        {start[step] === 'begun' && <p className="missing">{say(missing[step])}</p>}
        {open ? (
          <button type="button" className={isNext ? 'button primary' : 'button'} onClick={open}>
            {say(`start.${step}.go`)}
          </button>
        ) : (
          <p className="missing">{say('start.test.agent')}</p>
        )}
      </div>
    </li>
  );
}

/** What is still to be done of a step that has begun; the last two are done or not. */
const missing = {
  hotline: 'start.hotline.begun',
  municipality: 'start.municipality.begun',
  site: 'start.site.begun',
  people: 'start.people.text',
  test: 'start.test.text',
} as const;

function routeFor(step: StartStep, start: Start): Route {
  switch (step) {
    case 'hotline':
      return start.hotline === 'to-do' ? { page: 'hotlines', id: 'ny' } : { page: 'hotlines' };
    case 'municipality':
    case 'site':
      return { page: 'municipalities' };
    case 'people':
      return { page: 'people' };
    case 'test':
      return { page: 'call' };
    default: {
      const never: never = step;
      return never;
    }
  }
}
