import { changeMunicipality, joinMunicipality } from '@medkig/api/municipality';
import { useConsole } from '../app/console-context.tsx';
import { TextField } from '../guide-cards/text-field.tsx';
import { Choice } from './choice.tsx';
import { ColourField } from './colour-field.tsx';
import { type DetailsDraft, type DetailsField, detailsDraftOf, readDetails } from './details-draft.ts';
import { EditForm } from './edit-form.tsx';
import type { FormEvent } from './form-state.ts';
import { HotlineField } from './hotline-field.tsx';
import { LanguagesField } from './languages-field.tsx';
import { LogoField } from './logo-field.tsx';
import { formOf } from './municipality-desk-state.ts';
import type { DetailProps } from './municipality-detail.tsx';
import { useMunicipalityShelf } from './municipality-shelf.tsx';
import { NameFields } from './name-fields.tsx';
import { useForm } from './use-form.ts';

const idOf = (field: DetailsField) => `municipality-${field}`;

/** What the municipality is called, and how it looks to citizens. */
export function DetailsForm({ kept, api, hotlines, mayJoin, onKept }: DetailProps) {
  const { say } = useConsole();
  const { desk, tell } = useMunicipalityShelf();
  const tellForm = (event: FormEvent<DetailsDraft>) => tell({ form: 'details', of: kept.id, event });
  const state = formOf(desk.details, kept.id);
  const { draft, change } = useForm(state, detailsDraftOf(kept), tellForm);
  const reading = readDetails(draft);
  const problems = state.is === 'incomplete' && !reading.ok ? reading.problems : [];
  const problemAt = (field: DetailsField) =>
    problems.includes(field) ? say(`municipality.error.${field}`) : undefined;

  async function save(): Promise<void> {
    if (!reading.ok) return tellForm({ t: 'incomplete', draft });
    tellForm({ t: 'sent', draft });
    const params = { municipality: kept.id };
    const answer = await api.ask(changeMunicipality, { params, body: reading.value });
    if (!answer.ok) return tellForm({ t: 'refused', reason: answer.reason });
    onKept(answer.value);
    const { hotlineId } = draft;
    // Last: whoever takes calls for the municipality is signed out by it, oneself too.
    if (hotlineId !== null && hotlineId !== kept.hotlineId) {
      const joined = await api.ask(joinMunicipality, { params, body: { hotlineId } });
      if (!joined.ok) return tellForm({ t: 'refused', reason: joined.reason });
      onKept(joined.value);
    }
    tellForm({ t: 'saved' });
  }

  return (
    <EditForm
      state={state}
      problems={problems.map((field) => ({ id: idOf(field), text: say(`municipality.error.${field}`) }))}
      onSave={save}
      onUndo={() => tellForm({ t: 'undo' })}
    >
      <NameFields draft={draft} idOf={idOf} problemAt={problemAt} onChange={change} />
      {mayJoin && (
        <HotlineField
          hotlines={hotlines}
          value={draft.hotlineId}
          mayBeNone={kept.hotlineId === null}
          onChange={(hotlineId) => change({ hotlineId })}
        />
      )}
      <Choice
        legend={say('municipality.field.called')}
        options={[
          {
            value: 'first-name',
            label: say('municipality.called.first-name'),
            text: say('municipality.called.first-name.text'),
          },
          {
            value: 'initials',
            label: say('municipality.called.initials'),
            text: say('municipality.called.initials.text'),
          },
        ]}
        chosen={draft.agentDisplay}
        onChoose={(agentDisplay) => change({ agentDisplay })}
      />
      <LanguagesField
        id={idOf('languages')}
        problem={problemAt('languages')}
        value={draft.languages}
        onChange={(languages) => change({ languages })}
      />
      <TextField
        id={idOf('greeting.da')}
        label={say('municipality.field.greeting.da')}
        hint={say('municipality.hint.greeting')}
        problem={problemAt('greeting.da')}
        value={draft.greeting.da}
        longest={200}
        onChange={(da) => change({ greeting: { ...draft.greeting, da } })}
      />
      <TextField
        id={idOf('greeting.en')}
        label={say('municipality.field.greeting.en')}
        problem={problemAt('greeting.en')}
        value={draft.greeting.en}
        longest={200}
        onChange={(en) => change({ greeting: { ...draft.greeting, en } })}
      />
      <ColourField
        id={idOf('colour')}
        isAsked={problems.includes('colour')}
        value={draft.colour}
        onChange={(colour) => change({ colour })}
      />
      <LogoField
        id={idOf('logo')}
        municipality={kept.name}
        value={draft.logo}
        onChange={(logo) => change({ logo })}
      />
    </EditForm>
  );
}
