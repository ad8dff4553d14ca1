import { readEmbed } from '@medkig/api/embed';
import type { KeptSite } from '@medkig/api/municipality';
import { useCallback, useId, useState } from 'react';
import type { ApiClient } from '../app/api-client.ts';
import { useConsole } from '../app/console-context.tsx';
import { NotHere } from '../app/not-here.tsx';
import { useLoaded } from '../app/use-loaded.ts';
import { CopyText } from './copy-text.tsx';
import { policyLinesOf, type TagChoices, tagOf } from './embed-lines.ts';

interface EmbedPartProps {
  api: ApiClient;
  sites: readonly KeptSite[];
  /** The municipality's. */
  colour: string | null;
}

/** The tag for one of the sites, and what the site's security headers must allow. */
export function EmbedPart({ api, sites, colour }: EmbedPartProps) {
  const { say } = useConsole();
  const load = useCallback(() => api.ask(readEmbed, {}), [api]);
  const { loaded, reload } = useLoaded(load);
  const [chosen, choose] = useState<Omit<TagChoices, 'colour'>>({
    site: '',
    language: 'da',
    position: 'right',
  });
  const ids = { site: useId(), language: useId(), position: useId() };
  const site = sites.some(({ key }) => key === chosen.site) ? chosen.site : (sites[0]?.key ?? '');

  return (
    <section className="embed" aria-label={say('municipality.embed')}>
      <h3>{say('municipality.embed')}</h3>
      <NotHere loaded={loaded} retry={reload} />
      {loaded.is === 'here' && (
        <>
          <p className="hint">{say('municipality.embed.text')}</p>
          <div className="selects">
            {sites.length > 1 && (
              <div className="field">
                <label htmlFor={ids.site}>{say('municipality.embed.site')}</label>
                <select
                  id={ids.site}
                  value={site}
                  onChange={({ target }) => choose({ ...chosen, site: target.value })}
                >
                  {sites.map(({ key }) => (
                    <option key={key}>{key}</option>
                  ))}
                </select>
              </div>
            )}
            <div className="field">
              <label htmlFor={ids.language}>{say('municipality.embed.language')}</label>
              <select
                id={ids.language}
                value={chosen.language}
                onChange={({ target }) =>
                  choose({ ...chosen, language: target.value === 'en' ? 'en' : 'da' })
                }
              >
                <option value="da">{say('municipality.language.da')}</option>
                <option value="en">{say('municipality.language.en')}</option>
              </select>
            </div>
            <div className="field">
              <label htmlFor={ids.position}>{say('municipality.embed.position')}</label>
              <select
                id={ids.position}
                value={chosen.position}
                onChange={({ target }) =>
                  choose({ ...chosen, position: target.value === 'left' ? 'left' : 'right' })
                }
              >
                <option value="right">{say('municipality.embed.right')}</option>
                <option value="left">{say('municipality.embed.left')}</option>
              </select>
            </div>
          </div>
          <CopyText
            title={say('municipality.embed.tag')}
            text={tagOf(loaded.value, { ...chosen, site, colour })}
          />
          <CopyText title={say('municipality.embed.policy')} text={policyLinesOf(loaded.value)}>
            <p className="hint">{say('municipality.embed.policy.text')}</p>
          </CopyText>
        </>
      )}
    </section>
  );
}
