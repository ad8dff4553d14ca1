import type { ApiFailure } from '@medkig/api/client';
import { addHotline, changeHotline, type KeptHotline } from '@medkig/api/hotline';
import { type SubmitEvent, useEffect, useRef, useState } from 'react';
import type { ApiClient } from '../app/api-client.ts';
import { useConsole } from '../app/console-context.tsx';
import { failureText } from '../app/failure-text.ts';
import { TextField } from '../guide-cards/text-field.tsx';
import { useSaveKey } from '../guide-cards/use-save-key.ts';
import { DayFields } from './day-fields.tsx';
import { NEW } from './hotline-drafts.ts';
import { useHotlineShelf } from './hotline-shelf.tsx';
import { dayKeys, fieldIdOf, problemText, summaryLine } from './problem-text.ts';
import { timeZones } from './time-zones.ts';
import {
  draftOf,
  type HotlineDraft,
  type HotlineProblem,
  newHotline,
  readDraft,
  withDay,
  withMondayOnWorkdays,
} from './week-draft.ts';

type Attempt =
  | { is: 'none' | 'under-way' | 'saved' }
  | { is: 'incomplete' }
  | { is: 'failed'; reason: ApiFailure };

interface HotlineFormProps {
  api: ApiClient;
  /** Absent: a new one. */
  hotline?: KeptHotline | undefined;
  onSaved(hotline: KeptHotline): void;
}

/** Name, time zone and week of a hotline. */
export function HotlineForm({ api, hotline, onSaved }: HotlineFormProps) {
  const { say, announce } = useConsole();
  const { drafts, tell } = useHotlineShelf();
  const of = hotline?.id ?? NEW;
  const kept = hotline ? draftOf(hotline) : newHotline;
  const draft = drafts[of] ?? kept;
  const [attempt, setAttempt] = useState<Attempt>({ is: 'none' });
  // Once something was refused, each word that is mended takes its complaint away.
  const read = readDraft(draft);
  const problems = attempt.is === 'incomplete' && !read.ok ? read.problems : [];
  const textOf = (field: HotlineProblem['field']) => {
    const problem = problems.find((one) => one.field === field);
    return problem && problemText(problem, say);
  };
  const change = (next: HotlineDraft) => {
    tell({ t: 'change', of, draft: next, kept });
    if (attempt.is === 'saved') setAttempt({ is: 'none' });
  };

  async function save(): Promise<void> {
    if (attempt.is === 'under-way') return;
    if (!read.ok) return setAttempt({ is: 'incomplete' });
    setAttempt({ is: 'under-way' });
    const body = read.value;
    const answer = await (hotline
      ? api.ask(changeHotline, { params: { hotline: hotline.id }, body })
      : api.ask(addHotline, { body }));
    if (!answer.ok) return setAttempt({ is: 'failed', reason: answer.reason });
    setAttempt({ is: 'saved' });
    tell({ t: 'saved', of, sent: draft });
    onSaved(answer.value);
  }
  useSaveKey(() => void save());
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    void save();
  };

  return (
    <form className="card hotline-form" noValidate onSubmit={submit}>
      <Refusal attempt={attempt} problems={problems} />
      <TextField
        id="hotline-name"
        label={say('hotlines.name')}
        hint={say('hotlines.name.hint')}
        problem={textOf('name')}
        value={draft.name}
        longest={100}
        onChange={(name) => change({ ...draft, name })}
      />
      <div className="field">
        <label htmlFor="hotline-timeZone">{say('hotlines.zone')}</label>
        <select
          id="hotline-timeZone"
          value={draft.timeZone}
          onChange={({ target }) => change({ ...draft, timeZone: target.value })}
        >
          {timeZones(draft.timeZone).map((zone) => (
            <option key={zone} value={zone}>
              {zone.replaceAll('_', ' ')}
            </option>
          ))}
        </select>
      </div>
      <div className="week">
        <h3>{say('hotlines.week')}</h3>
        <p className="hint">{say('hotlines.week.hint')}</p>
        {dayKeys.map((name, day) => (
          <DayFields
            key={name}
            day={day}
            stretches={draft.week[day] ?? []}
            problems={problems.filter((problem) => 'day' in problem && problem.day === day)}
            onChange={(next) => change(withDay(draft, day, next))}
          />
        ))}
        <button
          type="button"
          className="button"
          onClick={() => {
            change(withMondayOnWorkdays(draft));
            announce(say('hotlines.copied'));
          }}
        >
          {say('hotlines.copy')}
        </button>
      </div>
      <div className="foot">
        <button
          type="submit"
          className="button primary"
          aria-disabled={attempt.is === 'under-way'}
          aria-keyshortcuts="Control+Enter"
        >
          {say(hotline ? 'hotlines.save' : 'hotlines.create')}
        </button>
        {of in drafts && attempt.is !== 'under-way' && (
          <button
            type="button"
            className="button"
            onClick={() => {
              tell({ t: 'undo', of });
              setAttempt({ is: 'none' });
            }}
          >
            {say('municipality.undo')}
          </button>
        )}
        <p role="status">
          {attempt.is === 'saved' ? say('hotlines.saved') : of in drafts && say('municipality.unsaved')}
        </p>
      </div>
    </form>
  );
}

/** Why it was not saved, above the fields. Takes focus each time. */
function Refusal({ attempt, problems }: { attempt: Attempt; problems: readonly HotlineProblem[] }) {
  const { say } = useConsole();
  const message = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (attempt.is === 'incomplete' || attempt.is === 'failed') message.current?.focus();
  }, [attempt]);
  if (problems.length === 0 && attempt.is !== 'failed') return null;
  return (
    <div ref={message} className="message stop" role="alert" tabIndex={-1}>
      <p>
        <strong>
          <span className="unseen">{say('error.prefix')}</span>
          {say('hotlines.error.heading')}
        </strong>
      </p>
      {attempt.is === 'failed' && <p>{say(failureText(attempt.reason))}</p>}
      <ul>
        {problems.map((problem) => (
          <li key={`${fieldIdOf(problem)}-${problem.field}`}>
            <a href={`#${fieldIdOf(problem)}`}>{summaryLine(problem, say)}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
