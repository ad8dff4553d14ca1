import type { KeptHotline } from '@medkig/api/hotline';
import { addMunicipality, type KeptMunicipality, listOfficialMunicipalities } from '@medkig/api/municipality';
import { useCallback, useEffect, useRef } from 'react';
import type { ApiClient } from '../app/api-client.ts';
import { useConsole } from '../app/console-context.tsx';
import { useLoaded } from '../app/use-loaded.ts';
import { QuestionDialog } from '../guide-cards/question-dialog.tsx';
import { type DetailsDraft, emptyDetails, readDetails } from './details-draft.ts';
import { EditForm } from './edit-form.tsx';
import type { FormEvent } from './form-state.ts';
import { HotlineField } from './hotline-field.tsx';
import { useMunicipalityShelf } from './municipality-shelf.tsx';
import { NameFields } from './name-fields.tsx';
import { OfficialField } from './official-field.tsx';
import { useForm } from './use-form.ts';

interface AddMunicipalityProps {
  api: ApiClient;
  hotlines: readonly KeptHotline[];
  /** Those that cannot be added once more. */
  there: readonly KeptMunicipality[];
  onAdded(kept: KeptMunicipality): void;
  onClose(): void;
}

const fields = ['name', 'phone'] as const;
const idOf = (field: (typeof fields)[number]) => `added-${field}`;

/** Only what a municipality cannot be without; the rest is written when it is there. */
export function AddMunicipality({ api, hotlines, there, onAdded, onClose }: AddMunicipalityProps) {
  const { say } = useConsole();
  const { desk, tell } = useMunicipalityShelf();
  const heading = useRef<HTMLHeadingElement>(null);
  const leaving = useRef<HTMLDialogElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const load = useCallback(() => api.ask(listOfficialMunicipalities, {}), [api]);
  const { loaded } = useLoaded(load);
  const state = desk.added;
  const tellForm = (event: FormEvent<DetailsDraft>) => tell({ form: 'added', event });
  const { draft, change } = useForm(state, { ...emptyDetails, hotlineId: hotlines[0]?.id ?? null }, tellForm);
  const reading = readDetails(draft);
  const found = state.is === 'incomplete' && !reading.ok ? reading.problems : [];
  const problems = fields.filter((field) => found.includes(field));
  const problemAt = (field: (typeof fields)[number]) =>
    problems.includes(field) ? say(`municipality.error.${field}`) : undefined;

  async function save(): Promise<void> {
    if (!reading.ok) return tellForm({ t: 'incomplete', draft });
    tellForm({ t: 'sent', draft });
    const answer = await api.ask(addMunicipality, {
      body: { ...reading.value, hotlineId: draft.hotlineId },
    });
    if (!answer.ok) return tellForm({ t: 'refused', reason: answer.reason });
    tellForm({ t: 'saved' });
    tellForm({ t: 'undo' });
    onAdded(answer.value);
  }

  const official = loaded.is === 'here' ? loaded.value.items : [];
  return (
    <section className="detail" aria-label={say('municipality.add')}>
      <div className="title">
        <h2 ref={heading} tabIndex={-1}>
          {say('municipality.add')}
        </h2>
        <button
          type="button"
          className="button"
          onClick={() => ('draft' in state ? leaving.current?.showModal() : onClose())}
        >
          {say('municipality.cancel')}
        </button>
      </div>
      <div className="tab-panel">
        <EditForm
          state={state}
          problems={problems.map((field) => ({
            id: idOf(field),
            text: say(`municipality.error.${field}`),
          }))}
          save={say('municipality.add.save')}
          onSave={save}
        >
          <OfficialField
            official={official.filter(({ code }) => !there.some((one) => one.code === code))}
            chosen={draft.code}
            onChoose={({ code, name }) => change({ code, name })}
          />
          <NameFields
            draft={draft}
            hint={say('municipality.hint.name')}
            idOf={idOf}
            problemAt={problemAt}
            onChange={change}
          />
          <HotlineField
            hotlines={hotlines}
            value={draft.hotlineId}
            mayBeNone
            onChange={(hotlineId) => change({ hotlineId })}
          />
        </EditForm>
      </div>
      <QuestionDialog
        ref={leaving}
        question={say('guides.leave.ask')}
        text={say('municipality.leave.text')}
        no={say('guides.leave.no')}
        yes={say('guides.leave.yes')}
        onYes={() => {
          tellForm({ t: 'undo' });
          onClose();
        }}
      />
    </section>
  );
}
