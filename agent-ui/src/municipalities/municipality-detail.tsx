import type { KeptHotline } from '@medkig/api/hotline';
import type { KeptMunicipality } from '@medkig/api/municipality';
import { useEffect, useRef, useState } from 'react';
import type { ApiClient } from '../app/api-client.ts';
import { useConsole } from '../app/console-context.tsx';
import { PageHeading } from '../app/page-heading.tsx';
import { type Tab, Tabs } from '../app/tabs.tsx';
import { DetailsForm } from './details-form.tsx';
import { lastSighting } from './last-sighting.ts';
import { RulesForm } from './rules-form.tsx';
import { RulesHistory } from './rules-history.tsx';
import { SightingTag } from './sighting-tag.tsx';
import { SitesPart } from './sites-part.tsx';

export interface DetailProps {
  kept: KeptMunicipality;
  api: ApiClient;
  hotlines: readonly KeptHotline[];
  /** Whether another hotline may be chosen. */
  mayJoin: boolean;
  /** Milliseconds since 1970. */
  now: number;
  /** Hears how the municipality is after a change. */
  onKept(kept: KeptMunicipality): void;
}

interface MunicipalityDetailProps extends DetailProps {
  /** It was opened from the list. */
  takesFocus?: boolean;
  /** Absent: it is the whole page. */
  onClose?(): void;
}

type TabName = 'details' | 'sites' | 'rules' | 'history';

export function MunicipalityDetail({ takesFocus, onClose, ...props }: MunicipalityDetailProps) {
  const { say } = useConsole();
  const { name, sites } = props.kept;
  const [chosen, choose] = useState<TabName>('details');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus) heading.current?.focus();
  }, [takesFocus]);
  const tabs: Tab<TabName>[] = [
    { name: 'details', title: say('municipality.tab.details') },
    { name: 'sites', title: say('municipality.tab.sites') },
    { name: 'rules', title: say('municipality.tab.rules') },
    { name: 'history', title: say('municipality.tab.history') },
  ];
  return (
    <section className="detail" aria-label={name}>
      <div className="title">
        <div>
          {onClose ? (
            <h2 ref={heading} tabIndex={-1}>
              {name}
            </h2>
          ) : (
            <PageHeading title={name} />
          )}
          <SightingTag sighting={lastSighting(sites, props.now)} />
        </div>
        {onClose && (
          <button type="button" className="button" onClick={onClose}>
            {say('municipality.close')}
          </button>
        )}
      </div>
      <Tabs<TabName> label={name} tabs={tabs} chosen={chosen} choose={choose}>
        {/* Where the municipality is the page's heading, its parts have one too. */}
        {!onClose && <h2 className="unseen">{say(`municipality.tab.${chosen}`)}</h2>}
        {chosen === 'details' && <DetailsForm {...props} />}
        {chosen === 'sites' && <SitesPart {...props} />}
        {chosen === 'rules' && <RulesForm {...props} />}
        {chosen === 'history' && <RulesHistory {...props} />}
      </Tabs>
    </section>
  );
}
