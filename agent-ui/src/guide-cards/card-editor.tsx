import { type FormEvent, type KeyboardEvent, useRef } from 'react';
import { useConsole } from '../app/console-context.tsx';
import { PageHeading } from '../app/page-heading.tsx';
import { AttemptMessage } from './attempt-message.tsx';
import './card-editor.css';
import type { Editing } from './desk.ts';
import type { Draft } from './draft.ts';
import { fieldId } from './field-id.ts';
import { useShelf } from './guide-card-shelf.tsx';
import { QuestionDialog } from './question-dialog.tsx';
import { SaveBar } from './save-bar.tsx';
import { StepsEditor } from './steps-editor.tsx';
import { TextField } from './text-field.tsx';
import { useSaveKey } from './use-save-key.ts';
import { useSaving } from './use-saving.ts';
import { useWhen } from './use-when.ts';

export function CardEditor({ editing }: { editing: Editing }) {
  const { say } = useConsole();
  const { tell, isUnsaved } = useShelf();
  const when = useWhen();
  const { save, saveMine, remove } = useSaving(editing);
  const leaving = useRef<HTMLDialogElement>(null);
  const deleting = useRef<HTMLDialogElement>(null);
  const { id, known, draft, attempt } = editing;
  const problems = attempt.is === 'incomplete' ? attempt.problems : [];
  const title = known?.title ?? say('guides.new');

  useSaveKey(() => void save());

  const change = (part: Partial<Draft>) => tell({ t: 'change', draft: { ...draft, ...part } });
  const close = () => tell({ t: 'close', id });

  function submit(event: FormEvent): void {
    event.preventDefault();
    void save();
  }

  /** A form of this size is not sent by a slip of the finger in one of its fields. */
  function keepEnter(event: KeyboardEvent): void {
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
  }

  return (
    <main className="guides">
      <div className="title">
        <div>
          <button
            type="button"
            className="button back"
            onClick={() => (isUnsaved ? leaving.current?.showModal() : close())}
          >
            <span aria-hidden="true">←</span>
            {say('guides.all')}
          </button>
          <PageHeading title={title} />
          {known && (
            <p className="muted">
              {known.changedBy === null
                ? say('guides.unchanged')
                : say('guides.changed', { when: when(known.changedAt), name: known.changedBy })}
            </p>
          )}
        </div>
      </div>
      <form className="editor" noValidate onSubmit={submit} onKeyDown={keepEnter}>
        <AttemptMessage
          attempt={attempt}
          draft={draft}
          onTheirs={(theirs) => tell({ t: 'open', card: theirs })}
          onMine={(theirs) => void saveMine(theirs)}
        />
        <section className="card" aria-label={say('guides.about')}>
          <TextField
            id={fieldId({ field: 'title' })}
            label={say('guides.field.title')}
            hint={say('guides.hint.title')}
            problem={problems.some(({ field }) => field === 'title') ? say('guides.error.title') : undefined}
            value={draft.title}
            longest={80}
            onChange={(value) => change({ title: value })}
          />
          <label className="tick">
            <input
              type="checkbox"
              checked={draft.isTechnical}
              onChange={({ target }) => change({ isTechnical: target.checked })}
            />
            {say('guides.field.technical')}
          </label>
          <TextField
            id="guide-ready"
            label={say('guides.field.ready')}
            hint={say('guides.hint.ready')}
            value={draft.ready}
            longest={500}
            isLong
            onChange={(value) => change({ ready: value })}
          />
        </section>
        <StepsEditor
          draft={draft}
          problems={problems}
          onChange={(changed) => tell({ t: 'change', draft: changed })}
        />
        <section className="card" aria-label={say('guides.trouble')}>
          <TextField
            id="guide-mistakes"
            label={say('guides.field.mistakes')}
            hint={say('guides.hint.mistakes')}
            value={draft.mistakes}
            longest={500}
            isLong
            onChange={(value) => change({ mistakes: value })}
          />
          <TextField
            id="guide-refer"
            label={say('guides.field.refer')}
            hint={say('guides.hint.refer')}
            value={draft.refer}
            longest={500}
            isLong
            onChange={(value) => change({ refer: value })}
          />
        </section>
        <SaveBar attempt={attempt} {...(known && { onDelete: () => deleting.current?.showModal() })} />
      </form>
      <QuestionDialog
        ref={leaving}
        question={say('guides.leave.ask')}
        text={say('guides.leave.text')}
        no={say('guides.leave.no')}
        yes={say('guides.leave.yes')}
        onYes={close}
      />
      <QuestionDialog
        ref={deleting}
        question={say('guides.delete.ask', { title })}
        text={say('guides.delete.text')}
        no={say('guides.delete.no')}
        yes={say('guides.delete.yes')}
        onYes={() => known && void remove(known)}
      />
    </main>
  );
}
