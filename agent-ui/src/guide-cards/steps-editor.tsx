import { useEffect, useRef, useState } from 'react';
import { useConsole } from '../app/console-context.tsx';
import { Icon } from '../app/icons.tsx';
import { type Draft, withMovedStep, withNewStep, withoutStep, withStep } from './draft.ts';
import { fieldId } from './field-id.ts';
import type { Problem } from './read-draft.ts';
import { placeHints, type StepAct, StepEditor } from './step-editor.tsx';

/** As the schema has it. */
const MOST_STEPS = 30;

interface StepsEditorProps {
  draft: Draft;
  problems: readonly Problem[];
  onChange(draft: Draft): void;
}

/** The steps in order. Where a press takes the focused control away or along, focus follows. */
export function StepsEditor({ draft, problems, onChange }: StepsEditorProps) {
  const { say, announce } = useConsole();
  const items = useRef(new Map<number, HTMLLIElement>());
  const add = useRef<HTMLButtonElement>(null);
  const [focus, setFocus] = useState<{ key: number | undefined; on: string }>();
  const { steps } = draft;

  useEffect(() => {
    if (!focus) return;
    const item = focus.key === undefined ? undefined : items.current.get(focus.key);
    (item?.querySelector<HTMLElement>(focus.on) ?? add.current)?.focus();
  }, [focus]);

  function actOn(key: number, act: StepAct): void {
    const at = steps.findIndex((step) => step.key === key);
    if (act === 'remove') {
      onChange(withoutStep(draft, key));
      announce(say('guides.step.removed', { number: at + 1 }));
      const next = steps[at + 1] ?? steps[at - 1];
      setFocus({ key: next?.key, on: 'button[data-act="remove"]' });
      return;
    }
    const by = act === 'up' ? -1 : 1;
    const moved = withMovedStep(draft, key, by);
    if (moved === draft) return;
    onChange(moved);
    announce(say('guides.step.moved', { number: at + 1 + by }));
    setFocus({ key, on: `button[data-act="${act}"]` });
  }

  function addStep(): void {
    const [longer, key] = withNewStep(draft);
    onChange(longer);
    setFocus({ key, on: 'textarea' });
  }

  return (
    <section className="card" aria-labelledby="guide-steps-title">
      <h2 id="guide-steps-title">{say('guides.steps')}</h2>
      <p>{say('guides.steps.text')}</p>
      <dl className="place-hints">
        {(['path', 'label', 'selector'] as const).map((field) => (
          <div key={field}>
            <dt>{say(`guides.field.${field}`)}</dt>
            <dd id={placeHints[field]}>{say(`guides.hint.${field}`)}</dd>
          </div>
        ))}
      </dl>
      <ol className="guide-steps">
        {steps.map((step, at) => (
          <StepEditor
            key={step.key}
            ref={(item) => {
              if (item) items.current.set(step.key, item);
              return () => {
                items.current.delete(step.key);
              };
            }}
            step={step}
            number={at + 1}
            isLast={at === steps.length - 1}
            problems={problems}
            onChange={(changed) => onChange(withStep(draft, changed))}
            onAct={(act) => actOn(step.key, act)}
          />
        ))}
      </ol>
      {steps.length < MOST_STEPS ? (
        <button ref={add} id={fieldId({ field: 'steps' })} type="button" className="button" onClick={addStep}>
          <Icon name="plus" />
          {say('guides.step.add')}
        </button>
      ) : (
        <p className="muted">{say('guides.step.full', { count: MOST_STEPS })}</p>
      )}
    </section>
  );
}
