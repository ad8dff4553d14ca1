import { readMunicipality, writePolicy } from '@medkig/api/municipality';
import { useConsole } from '../app/console-context.tsx';
import { EditForm } from './edit-form.tsx';
import type { FormEvent } from './form-state.ts';
import { HelpChoice } from './help-choice.tsx';
import { hasLine, withLine } from './lines.ts';
import { LinesField } from './lines-field.tsx';
import { formOf } from './municipality-desk-state.ts';
import type { DetailProps } from './municipality-detail.tsx';
import { useMunicipalityShelf } from './municipality-shelf.tsx';
import { PeerChoice } from './peer-choice.tsx';
import { PreviewPart } from './preview-part.tsx';
import { RulesConflict } from './rules-conflict.tsx';
import { type LineField, type LineProblem, type RulesDraft, readRules, rulesDraftOf } from './rules-draft.ts';
import { Tick } from './tick.tsx';
import { useForm } from './use-form.ts';

/** Pages on which somebody asks for their address to be kept secret. */
const PROTECTED = '/adressebeskyttelse';

/** «Hvad ses, og hvad skjules». Each save is a version of its own, over the one that was read. */
export function RulesForm({ kept, api, onKept }: DetailProps) {
  const { say } = useConsole();
  const { desk, tell } = useMunicipalityShelf();
  const tellForm = (event: FormEvent<RulesDraft>) => tell({ form: 'rules', of: kept.id, event });
  const state = formOf(desk.rules, kept.id);
  const { draft, change } = useForm(state, rulesDraftOf(kept.policy), tellForm);
  const reading = readRules(draft);
  const problems = state.is === 'incomplete' && !reading.ok ? reading.problems : [];
  const params = { municipality: kept.id };

  async function save(given: RulesDraft): Promise<void> {
    const read = readRules(given);
    if (!read.ok) return tellForm({ t: 'incomplete', draft: given });
    tellForm({ t: 'sent', draft: given });
    const answer = await api.ask(writePolicy, { params, body: read.value, version: given.base.version });
    if (answer.ok) {
      onKept(answer.value);
      return tellForm({ t: 'saved', onto: { base: answer.value.policy } });
    }
    if (answer.reason === 'changed-meanwhile') {
      const theirs = await api.ask(readMunicipality, { params });
      if (theirs.ok) onKept(theirs.value);
    }
    tellForm({ t: 'refused', reason: answer.reason });
  }

  const textOf = ({ field, line }: LineProblem) =>
    line === null
      ? say('municipality.error.toomany')
      : say('municipality.error.line', { line, text: say(`municipality.error.${field}`) });
  /** Several fields may need the same mending. */
  const textAt = (problem: LineProblem) => {
    const field = say(`municipality.field.${problem.field}`);
    if (problem.line === null) return `${field}: ${textOf(problem)}`;
    const text = say(`municipality.error.${problem.field}`);
    return say('municipality.error.place', { field, line: problem.line, text });
  };
  const lines = (field: LineField) => (
    <LinesField
      id={`rules-${field}`}
      label={say(`municipality.field.${field}`)}
      hint={say(`municipality.hint.${field}`)}
      problems={problems.filter((problem) => problem.field === field).map(textOf)}
      value={draft[field]}
      onChange={(text) => change({ [field]: text })}
    />
  );
  const isOvertaken = 'draft' in state && state.is !== 'saving' && draft.base.version !== kept.policy.version;

  return (
    <>
      <EditForm
        state={isOvertaken && state.is === 'refused' ? { is: 'changed', draft } : state}
        problems={problems.map((problem) => ({ id: `rules-${problem.field}`, text: textAt(problem) }))}
        onSave={() => save(draft)}
        onUndo={() => tellForm({ t: 'undo' })}
      >
        {isOvertaken && (
          <RulesConflict
            before={draft.base.rules}
            theirs={kept.policy.rules}
            onTheirs={() => tellForm({ t: 'undo' })}
            onMine={() => void save({ ...draft, base: kept.policy })}
          />
        )}
        <p className="hint">
          {kept.policy.version === 0
            ? say('municipality.rules.none')
            : say('municipality.rules.version', { version: kept.policy.version })}
        </p>
        <HelpChoice
          kept={kept.policy.rules.grants}
          value={draft.grants}
          onChange={(grants) => change({ grants })}
        />
        <fieldset className="group">
          <legend>{say('municipality.hidden')}</legend>
          <p className="hint">{say('municipality.hidden.text')}</p>
          <Tick
            label={say('municipality.field.phones')}
            isOn={draft.phones}
            onChange={(phones) => change({ phones })}
          />
          <Tick
            label={say('municipality.field.emails')}
            isOn={draft.emails}
            onChange={(emails) => change({ emails })}
          />
          {(['os2forms', 'dkfds'] as const).map((preset) => (
            <Tick
              key={preset}
              label={say(`municipality.preset.${preset}`)}
              isOn={draft.presets.includes(preset)}
              onChange={(isOn) => {
                const others = draft.presets.filter((one) => one !== preset);
                change({ presets: isOn ? [...others, preset] : others });
              }}
            />
          ))}
          {lines('mask')}
          {lines('show')}
          {lines('block')}
        </fieldset>
        <fieldset className="group">
          <legend>{say('municipality.pages')}</legend>
          {lines('never')}
          <Tick
            label={say('municipality.field.protected')}
            isOn={hasLine(draft.never, PROTECTED)}
            onChange={(isOn) => change({ never: withLine(draft.never, PROTECTED, isOn) })}
          />
          {lines('hosts')}
        </fieldset>
        <PeerChoice value={draft.peer} onChange={(peer) => change({ peer })} />
      </EditForm>
      <PreviewPart api={api} municipality={kept.id} sites={kept.sites} reading={reading} />
    </>
  );
}
