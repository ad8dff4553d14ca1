import type { KeptSite } from '@medkig/api/municipality';
import { useState } from 'react';
import type { ApiClient } from '../app/api-client.ts';
import { useConsole } from '../app/console-context.tsx';
import { failureText } from '../app/failure-text.ts';
import { TextField } from '../guide-cards/text-field.tsx';
import { openPreview, type Previewed } from './open-preview.ts';
import type { RulesReading } from './rules-draft.ts';

interface PreviewPartProps {
  api: ApiClient;
  /** The municipality's id. */
  municipality: string;
  sites: readonly KeptSite[];
  reading: RulesReading;
}

type Refused = Extract<Previewed, { ok: false }>['reason'] | 'page' | 'draft';

/** «Prøv på min side»: a page of the municipality as an agent would see it under what is written here. */
export function PreviewPart({ api, municipality, sites, reading }: PreviewPartProps) {
  const { say } = useConsole();
  const origins = sites.flatMap((site) => site.origins.map(({ origin }) => origin));
  const [page, setPage] = useState(`${origins[0] ?? ''}/`);
  const [refused, setRefused] = useState<Refused>();
  if (origins.length === 0) return null;

  async function open(): Promise<void> {
    const address = page.trim();
    if (!origins.some((origin) => address === origin || address.startsWith(`${origin}/`)))
      return setRefused('page');
    if (!reading.ok) return setRefused('draft');
    const opened = await openPreview({
      ask: api.ask,
      window,
      municipality,
      rules: reading.value,
      page: address,
    });
    setRefused(opened.ok ? undefined : opened.reason);
  }

  const textOf = (reason: Refused) =>
    reason === 'page' || reason === 'draft' || reason === 'no-tab'
      ? say(`municipality.preview.error.${reason}`)
      : say(failureText(reason));
  return (
    <form
      className="edit"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void open();
      }}
    >
      <fieldset className="group">
        <legend>{say('municipality.preview')}</legend>
        <TextField
          id="rules-preview"
          label={say('municipality.preview.page')}
          hint={say('municipality.preview.text')}
          problem={refused && textOf(refused)}
          value={page}
          longest={500}
          isTechnical
          onChange={setPage}
        />
        <div>
          <button type="submit" className="button">
            {say('municipality.preview')}
          </button>
        </div>
      </fieldset>
    </form>
  );
}
