import { useConsole } from '../app/console-context.tsx';
import type { HomeState } from './home-page.tsx';

const steps = ['code.step.ready', 'code.step.types', 'code.step.answers', 'code.step.seen'] as const;

/** The four steps from a code to a picture. */
export function CodeSteps({ state }: { state: Exclude<HomeState, { is: 'idle' }> }) {
  const { say } = useConsole();
  const current = currentStep(state);
  const isWrong = state.is === 'waiting' && state.runsUsed > 0;
  return (
    <ol className="steps" aria-label={say('code.steps')}>
      {steps.map((step, at) => (
        <li
          key={step}
          data-step={at < current ? 'done' : at > current ? 'later' : isWrong ? 'wrong' : 'current'}
          aria-current={at === current ? 'step' : undefined}
        >
          {say(step)}
          {at < current && <span className="unseen">{say('code.step.done')}</span>}
        </li>
      ))}
    </ol>
  );
}

function currentStep(state: Exclude<HomeState, { is: 'idle' }>): number {
  switch (state.is) {
    case 'opening':
      return 0;
    case 'waiting':
    case 'checking':
      return 1;
    case 'asking':
      return 2;
    default: {
      const never: never = state;
      return never;
    }
  }
}
