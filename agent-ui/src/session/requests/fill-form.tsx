import { LONGEST_FILL } from '@medkig/guidance/tools/fill/contract';
import { useEffect, useId, useRef, useState } from 'react';
import { useConsole } from '../../app/console-context.tsx';
import type { AgentEvent } from '../agent-event.ts';
import { RequestForm } from './request-form.tsx';

/** «Hvad skal der stå?» */
export function FillForm({ label, act }: { label: string; act(event: AgentEvent): void }) {
  const { say } = useConsole();
  const [value, setValue] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const hint = useId();
  useEffect(() => field.current?.focus(), []);
  const question = say('fill.form', { label });
  return (
    <RequestForm
      title={question}
      hint={say('fill.form.hint')}
      hintId={hint}
      submit={() => {
        if (value.trim() !== '') act({ t: 'fill-in', value: value.trim() });
      }}
      leave={() => act({ t: 'leave-form' })}
    >
      <label>
        {question}
        <input
          ref={field}
          value={value}
          required
          maxLength={LONGEST_FILL}
          autoComplete="off"
          aria-describedby={hint}
          onChange={({ target }) => setValue(target.value)}
        />
      </label>
    </RequestForm>
  );
}
