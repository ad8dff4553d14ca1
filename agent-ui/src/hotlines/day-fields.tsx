import { useEffect, useId, useRef } from 'react';
import { useConsole } from '../app/console-context.tsx';
import { Icon } from '../app/icons.tsx';
import { dayKeys, problemText, timeId } from './problem-text.ts';
import { type DraftStretch, type HotlineProblem, MOST_STRETCHES } from './week-draft.ts';

interface DayFieldsProps {
  /** Monday is 0. */
  day: number;
  stretches: readonly DraftStretch[];
  /** Of this day. */
  problems: readonly HotlineProblem[];
  onChange(stretches: readonly DraftStretch[]): void;
}

/** When one day opens and closes; as many times as it does. */
export function DayFields({ day, stretches, problems, onChange }: DayFieldsProps) {
  const { say } = useConsole();
  const errorId = useId();
  const add = useRef<HTMLButtonElement>(null);
  const focusNext = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (focusNext.current === undefined) return;
    const next = document.getElementById(focusNext.current) ?? add.current;
    focusNext.current = undefined;
    next?.focus();
  });
  const name = dayKeys[day] ?? 'day.1';
  const texts = [...new Set(problems.map((problem) => problemText(problem, say)))];

  const setTime = (at: number, field: 'opens' | 'closes', value: string) =>
    onChange(stretches.map((stretch, index) => (index === at ? { ...stretch, [field]: value } : stretch)));
  const addStretch = () => {
    focusNext.current = timeId('opens', day, stretches.length);
    onChange([
      ...stretches,
      { opens: stretches.length === 0 ? '8.00' : '', closes: stretches.length === 0 ? '16.00' : '' },
    ]);
  };
  const remove = (at: number) => {
    focusNext.current = 'none';
    onChange(stretches.filter((_, index) => index !== at));
  };

  return (
    <fieldset className="day">
      <legend>{say(name)}</legend>
      <div className="stretches">
        {texts.length > 0 && (
          <p id={errorId} className="error">
            <span className="unseen">{say('error.prefix')}</span>
            {texts.join(' ')}
          </p>
        )}
        {stretches.map((stretch, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a stretch is what stands in its place
          <div key={at} className="stretch">
            {(['opens', 'closes'] as const).map((field) => {
              const isWrong = problems.some(
                (problem) =>
                  'at' in problem &&
                  problem.at === at &&
                  (problem.field === field || problem.field === 'order' || problem.field === 'overlap'),
              );
              return (
                <div key={field} className="field" data-invalid={isWrong}>
                  <label htmlFor={timeId(field, day, at)}>{say(`hotlines.${field}`)}</label>
                  <input
                    id={timeId(field, day, at)}
                    type="text"
                    autoComplete="off"
                    spellCheck={false}
                    maxLength={8}
                    value={stretch[field]}
                    aria-invalid={isWrong}
                    aria-describedby={isWrong ? errorId : undefined}
                    onChange={({ target }) => setTime(at, field, target.value)}
                  />
                </div>
              );
            })}
            <button
              type="button"
              className="button small"
              aria-label={say('hotlines.remove', { opens: stretch.opens, closes: stretch.closes })}
              onClick={() => remove(at)}
            >
              <Icon name="cross" />
            </button>
          </div>
        ))}
        <div className="more">
          {stretches.length === 0 && <span className="tag">{say('hotlines.closed')}</span>}
          {stretches.length < MOST_STRETCHES && (
            <button ref={add} type="button" className="link" onClick={addStretch}>
              {say(stretches.length === 0 ? 'hotlines.open' : 'hotlines.another')}
            </button>
          )}
        </div>
      </div>
    </fieldset>
  );
}
