import type { KeptHotline } from '@medkig/api/hotline';
import type { KeptMunicipality } from '@medkig/api/municipality';
import { useConsole } from '../app/console-context.tsx';
import { DataTable, type ShownColumn } from '../table/data-table.tsx';
import { levelOf } from './help-level.ts';
import { lastSighting } from './last-sighting.ts';
import { isUnsaved } from './municipality-desk-state.ts';
import { useMunicipalityShelf } from './municipality-shelf.tsx';
import { SightingTag, sightingText } from './sighting-tag.tsx';

interface MunicipalityListProps {
  municipalities: readonly KeptMunicipality[];
  hotlines: readonly KeptHotline[];
  /** Milliseconds since 1970. */
  now: number;
  openId: string | undefined;
  /** Something stands beside it. */
  isNarrow: boolean;
  onOpen(id: string): void;
}

export function MunicipalityList({
  municipalities,
  hotlines,
  now,
  openId,
  isNarrow,
  onOpen,
}: MunicipalityListProps) {
  const { say } = useConsole();
  const { desk } = useMunicipalityShelf();
  const hotlineOf = ({ hotlineId }: KeptMunicipality) =>
    hotlines.find(({ id }) => id === hotlineId)?.name ?? say('municipality.hotline.none');
  const columns: ShownColumn<KeptMunicipality>[] = [
    {
      id: 'name',
      title: say('municipality.column.name'),
      value: ({ name }) => name,
      cell: ({ id, name }) =>
        isUnsaved(desk, id) ? (
          <>
            <span>{name}</span> <span className="tag wait">{say('nav.unsaved')}</span>
          </>
        ) : (
          name
        ),
    },
    {
      id: 'sites',
      title: say('municipality.column.sites'),
      value: ({ sites }) => sites.length,
      isNumber: true,
    },
    {
      id: 'seen',
      title: say('municipality.column.seen'),
      value: ({ sites }) => sightingText(lastSighting(sites, now), say),
      cell: ({ sites }) => <SightingTag sighting={lastSighting(sites, now)} />,
    },
    {
      id: 'help',
      title: say('municipality.column.help'),
      value: ({ policy }) => say(`municipality.help.${levelOf(policy.rules.grants)}`),
    },
    // Who opens a municipality reads it there.
    ...(isNarrow ? [] : [{ id: 'hotline', title: say('municipality.column.hotline'), value: hotlineOf }]),
  ];
  return (
    <DataTable
      caption={say('municipality.title')}
      columns={columns}
      rows={municipalities}
      idOf={({ id }) => id}
      onOpen={({ id }) => onOpen(id)}
      openId={openId}
      fileName={say('municipality.file')}
    />
  );
}
