import type { ApiFailure } from '@medkig/api/client';
import {
  endNotice,
  listNotices,
  type NoticeDetails,
  noticeDetailsSchema,
  noticeHours,
  writeNotice,
} from '@medkig/api/notice';
import { type SubmitEvent, useCallback, useEffect, useRef, useState } from 'react';
import * as v from 'valibot';
import type { ApiClient } from '../app/api-client.ts';
import { useConsole } from '../app/console-context.tsx';
import { failureText } from '../app/failure-text.ts';
import { useLoaded } from '../app/use-loaded.ts';
import { TextField } from '../guide-cards/text-field.tsx';
import { useWhen } from '../guide-cards/use-when.ts';
import type { Key } from '../strings.ts';
import { useNotices } from './notices-context.tsx';

/** How the last thing went that the server was asked for. */
type Outcome = { is: 'none' | 'shown' | 'ended' } | { is: 'failed'; reason: ApiFailure };

/** What stands for the hotline now, and a field for what is to be told next. */
export function HotlineNotices({ api, hotlineId }: { api: ApiClient; hotlineId: string }) {
  const { say } = useConsole();
  const when = useWhen();
  const { refresh } = useNotices();
  const [text, setText] = useState('');
  const [hours, setHours] = useState<NoticeDetails['hours']>(1);
  const [outcome, setOutcome] = useState<Outcome>({ is: 'none' });
  // Apart from the outcome: an answer that comes late is about something else than what is missing.
  const [isIncomplete, setIncomplete] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const load = useCallback(() => api.ask(listNotices, { params: { hotline: hotlineId } }), [api, hotlineId]);
  const { loaded, reload } = useLoaded(load);

  const after = (answer: { ok: true } | { ok: false; reason: ApiFailure }, is: 'shown' | 'ended') => {
    setOutcome(answer.ok ? { is } : { is: 'failed', reason: answer.reason });
    reload();
    refresh();
    return answer.ok;
  };
  const show = async (event: SubmitEvent) => {
    event.preventDefault();
    const body = v.safeParse(noticeDetailsSchema, { text, hours });
    setIncomplete(!body.success);
    if (!body.success) return field.current?.focus();
    const answer = await api.ask(writeNotice, { params: { hotline: hotlineId }, body: body.output });
    if (after(answer, 'shown')) setText('');
  };
  const end = async (notice: string) => {
    const answer = await api.ask(endNotice, { params: { hotline: hotlineId, notice } });
    after(answer, 'ended');
  };
  const standing = loaded.is === 'here' ? loaded.value.items : [];
  const count = useRef(standing.length);
  useEffect(() => {
    // The button that ended a notice goes with it and would take the focus along.
    if (standing.length < count.current && document.activeElement === document.body) field.current?.focus();
    count.current = standing.length;
  }, [standing.length]);

  return (
    <section className="card part" aria-labelledby="hotline-notices">
      <h3 id="hotline-notices">{say('notices.title')}</h3>
      {standing.length > 0 && (
        <ul className="standing-notices">
          {standing.map(({ id, text: words, endsAt }) => (
            <li key={id}>
              <div className="words">
                <p>{words}</p>
                <p className="muted">{say('notices.until', { when: when(endsAt) })}</p>
              </div>
              <button type="button" className="button" onClick={() => void end(id)}>
                {say('notices.end')}
              </button>
            </li>
          ))}
        </ul>
      )}
      <form className="notice-form" noValidate onSubmit={(event) => void show(event)}>
        <TextField
          ref={field}
          id="notice-text"
          label={say('notices.text')}
          hint={say('notices.text.hint')}
          problem={isIncomplete && text.trim() === '' ? say('notices.error') : undefined}
          value={text}
          longest={200}
          isLong
          onChange={setText}
        />
        <fieldset>
          <legend>{say('notices.hours')}</legend>
          <div className="lengths">
            {noticeHours.map((count) => (
              <label key={count}>
                <input
                  type="radio"
                  name="notice-hours"
                  checked={hours === count}
                  onChange={() => setHours(count)}
                />
                {say(count === 1 ? 'notices.hours.one' : 'notices.hours.some', { count })}
              </label>
            ))}
          </div>
        </fieldset>
        {outcome.is === 'failed' && (
          <p className="error" role="alert">
            {say(noticeFailure(outcome.reason))}
          </p>
        )}
        <button type="submit" className="button">
          {say('notices.show')}
        </button>
        <p role="status">
          {outcome.is === 'shown' && say('notices.shown')}
          {outcome.is === 'ended' && say('notices.ended')}
        </p>
      </form>
    </section>
  );
}

function noticeFailure(reason: ApiFailure): Key {
  return reason === 'full' ? 'notices.full' : failureText(reason);
}
