import { deleteSite, type KeptSite, writeSite } from '@medkig/api/municipality';
import { useRef, useState } from 'react';
import { useConsole } from '../app/console-context.tsx';
import { QuestionDialog } from '../guide-cards/question-dialog.tsx';
import { TextField } from '../guide-cards/text-field.tsx';
import { EditForm } from './edit-form.tsx';
import type { FormEvent } from './form-state.ts';
import { sightingAt } from './last-sighting.ts';
import { LinesField } from './lines-field.tsx';
import { formOf } from './municipality-desk-state.ts';
import type { DetailProps } from './municipality-detail.tsx';
import { useMunicipalityShelf } from './municipality-shelf.tsx';
import { SightingTag } from './sighting-tag.tsx';
import { emptySite, readSite, type SiteDraft, type SiteField, siteDraftOf } from './site-draft.ts';
import { useForm } from './use-form.ts';

interface SiteFormProps extends DetailProps {
  /** Undefined for a new one. */
  site: KeptSite | undefined;
  /** The new one is there, or is not to be. */
  onDone?(): void;
}

export function SiteForm({ kept, site, api, now, onKept, onDone }: SiteFormProps) {
  const { say } = useConsole();
  const { desk, tell } = useMunicipalityShelf();
  /** What was tried last. */
  const [trying, setTrying] = useState<'save' | 'remove'>('save');
  const removing = useRef<HTMLDialogElement>(null);
  const of = `${kept.id}/${site?.key ?? ''}`;
  const tellForm = (event: FormEvent<SiteDraft>) => tell({ form: 'sites', of, event });
  const state = formOf(desk.sites, of);
  const { draft, change } = useForm(state, site ? siteDraftOf(site) : emptySite, tellForm);
  const reading = readSite(draft);
  const problems = state.is === 'incomplete' && !reading.ok ? reading.problems : [];
  const idOf = (field: SiteField) => `site-${site?.key ?? ''}-${field}`;
  const problemAt = (field: SiteField) =>
    problems.includes(field) ? say(`municipality.error.${field}`) : undefined;
  const originsProblem = problemAt('origins');

  async function save(): Promise<void> {
    setTrying('save');
    if (!reading.ok) return tellForm({ t: 'incomplete', draft });
    const { key, origins } = reading.value;
    // Writing over one of theirs would take its origins away.
    if (!site && kept.sites.some((one) => one.key === key)) {
      tellForm({ t: 'sent', draft });
      return tellForm({ t: 'refused', reason: 'taken' });
    }
    tellForm({ t: 'sent', draft });
    const params = { municipality: kept.id, site: key };
    const answer = await api.ask(writeSite, { params, body: { origins } });
    if (!answer.ok) return tellForm({ t: 'refused', reason: answer.reason });
    onKept(answer.value);
    tellForm({ t: 'saved' });
    if (!site) {
      tell({ form: 'sites', of: `${kept.id}/${key}`, event: { t: 'sent', draft } });
      tell({ form: 'sites', of: `${kept.id}/${key}`, event: { t: 'saved' } });
      tellForm({ t: 'undo' });
      onDone?.();
    }
  }

  async function remove(key: string): Promise<void> {
    setTrying('remove');
    tellForm({ t: 'sent', draft });
    const answer = await api.ask(deleteSite, { params: { municipality: kept.id, site: key } });
    if (!answer.ok) return tellForm({ t: 'refused', reason: answer.reason });
    tellForm({ t: 'saved' });
    tellForm({ t: 'undo' });
    onKept({ ...kept, sites: kept.sites.filter((one) => one.key !== key) });
  }

  return (
    <section className="site" aria-label={site?.key ?? say('municipality.site.new')}>
      <h3>{site?.key ?? say('municipality.site.new')}</h3>
      <EditForm
        state={state}
        problems={problems.map((field) => ({ id: idOf(field), text: say(`municipality.error.${field}`) }))}
        failed={trying === 'remove' ? say('municipality.site.remove.failed') : undefined}
        onSave={save}
        onUndo={() => tellForm({ t: 'undo' })}
        buttons={
          site ? (
            <button type="button" className="button danger" onClick={() => removing.current?.showModal()}>
              {say('municipality.site.remove')}
            </button>
          ) : (
            state.is === 'untouched' && (
              <button type="button" className="button" onClick={onDone}>
                {say('municipality.cancel')}
              </button>
            )
          )
        }
      >
        {!site && (
          <TextField
            id={idOf('key')}
            label={say('municipality.field.key')}
            hint={say('municipality.hint.key')}
            problem={problemAt('key')}
            value={draft.key}
            longest={63}
            isTechnical
            onChange={(key) => change({ key })}
          />
        )}
        <LinesField
          id={idOf('origins')}
          label={say('municipality.field.origins')}
          hint={say('municipality.hint.origins')}
          problems={originsProblem === undefined ? [] : [originsProblem]}
          value={draft.origins}
          onChange={(origins) => change({ origins })}
        />
        {site && (
          <dl className="sightings">
            {site.origins.map(({ origin, lastSeenAt }) => (
              <div key={origin}>
                <dt>{origin}</dt>
                <dd>
                  <SightingTag sighting={sightingAt(lastSeenAt, now)} />
                </dd>
              </div>
            ))}
          </dl>
        )}
      </EditForm>
      {site && (
        <QuestionDialog
          ref={removing}
          question={say('municipality.site.remove.ask', { site: site.key })}
          text={say('municipality.site.remove.text')}
          no={say('municipality.site.remove.no')}
          yes={say('municipality.site.remove.yes')}
          onYes={() => void remove(site.key)}
        />
      )}
    </section>
  );
}
