import { useState } from 'react';
import { useConsole } from '../app/console-context.tsx';
import { Icon } from '../app/icons.tsx';
import { EmbedPart } from './embed-part.tsx';
import { formOf } from './municipality-desk-state.ts';
import type { DetailProps } from './municipality-detail.tsx';
import { useMunicipalityShelf } from './municipality-shelf.tsx';
import { SiteForm } from './site-form.tsx';

/** Where the municipality's tag may stand, and the tag. */
export function SitesPart(props: DetailProps) {
  const { say } = useConsole();
  const { desk } = useMunicipalityShelf();
  const { id, sites, colour } = props.kept;
  const [isAdding, setIsAdding] = useState('draft' in formOf(desk.sites, `${id}/`));
  return (
    <>
      {sites.length === 0 && !isAdding && (
        <div className="empty">
          <h3>{say('municipality.sites.empty')}</h3>
          <p>{say('municipality.sites.empty.text')}</p>
        </div>
      )}
      {sites.map((site) => (
        <SiteForm key={site.key} {...props} site={site} />
      ))}
      {isAdding ? (
        <SiteForm key="" {...props} site={undefined} onDone={() => setIsAdding(false)} />
      ) : (
        <button type="button" className="button" onClick={() => setIsAdding(true)}>
          <Icon name="plus" />
          {say('municipality.site.add')}
        </button>
      )}
      {sites.length > 0 && <EmbedPart api={props.api} sites={sites} colour={colour} />}
    </>
  );
}
