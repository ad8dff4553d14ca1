import type { GuideStep } from '@medkig/api/guide-card';
import { useId } from 'react';
import { useConsole } from '../../app/console-context.tsx';
import { Icon } from '../../app/icons.tsx';
import { KeyHint } from '../../app/key-hint.tsx';
import { addressOfCard } from '../../guide-cards/asked-card.ts';
import type { Say } from '../../strings.ts';
import type { UiEvent } from '../agent-event.ts';
import type { Markable } from './markable.ts';

interface CurrentStepProps {
  /** From 1. */
  number: number;
  step: GuideStep;
  slug: string;
  isLast: boolean;
  isDone: boolean;
  /** The element should be on this page, and is not. */
  isBroken: boolean;
  /** Whoever may not mend the card is not led to it. */
  mayWrite: boolean;
  target: Markable;
  mark(): void;
  act(event: UiEvent): void;
}

/** The step that both are at: what to say, and the two keys that go on. */
export function CurrentStep(props: CurrentStepProps) {
  const { number, step, slug, isLast, isDone, isBroken, mayWrite, target, mark, act } = props;
  const { say } = useConsole();
  const why = useId();
  const reason = isBroken ? '' : whyNot(target, say);
  const hasElement = target.is !== 'none';
  const goesOn = !hasElement || isBroken || target.is === 'hidden';

  return (
    <li className="current" aria-current="step">
      <span className="number" aria-hidden="true">
        {isDone ? <Icon name="check" /> : number}
      </span>
      <div>
        <p className="muted">{say(isDone ? 'guide.say.done' : 'guide.say')}</p>
        <p className="line">{step.say}</p>
        {isBroken && (
          <div className="message wait broken">
            <Icon name="warning" />
            <div>
              <p>
                <strong>{say('guide.broken')}</strong>
              </p>
              <p>{say('guide.broken.text')}</p>
              {mayWrite && (
                <p>
                  <a href={addressOfCard(slug)} target="_blank" rel="noreferrer">
                    {say('guide.broken.edit')}
                  </a>
                </p>
              )}
            </div>
          </div>
        )}
        <div className="buttons">
          {hasElement && !isBroken && (
            <button
              type="button"
              className={goesOn ? 'button' : 'button primary'}
              aria-disabled={target.is !== 'ready'}
              aria-describedby={reason ? why : undefined}
              aria-keyshortcuts="Enter"
              onClick={mark}
            >
              <Icon name="highlight" />
              {say('guide.mark')}
              <KeyHint of="Enter" />
            </button>
          )}
          {!isLast && (
            <button
              type="button"
              className={goesOn ? 'button primary' : 'button'}
              aria-keyshortcuts="ArrowDown"
              onClick={() => act({ t: 'next-step' })}
            >
              {say('guide.next')}
              <KeyHint of="↓" />
            </button>
          )}
        </div>
        {reason && (
          <p id={why} className="muted why">
            {reason}
          </p>
        )}
      </div>
    </li>
  );
}

function whyNot(target: Markable, say: Say): string {
  switch (target.is) {
    case 'ready':
    case 'none':
      return '';
    case 'elsewhere':
      return say('guide.elsewhere');
    case 'sought':
      return say('guide.sought');
    case 'hidden':
      return say('guide.hidden');
    case 'missing':
      return say('guide.missing');
    case 'off':
      return say(`tools.off.${target.why}`);
    default: {
      const never: never = target;
      return never;
    }
  }
}
