import type { HeldToken } from '@medkig/api/api-token';
import { useState } from 'react';
import { useConsole } from '../app/console-context.tsx';
import { DataTable, type ShownColumn } from '../table/data-table.tsx';

interface AllTokensTableProps {
  tokens: readonly HeldToken[];
  onRevoke(token: HeldToken): void;
}

export function AllTokensTable({ tokens, onRevoke }: AllTokensTableProps) {
  const { say, language } = useConsole();
  const [now] = useState(() => Date.now());
  const day = new Intl.DateTimeFormat(language === 'da' ? 'da-DK' : 'en-GB', { dateStyle: 'short' });
  // Sorted by and taken out as a moment, read as a day.
  const iso = (at: number) => new Date(at).toISOString();
  const columns: ShownColumn<HeldToken>[] = [
    { id: 'owner', title: say('tokens.column.owner'), value: ({ person }) => person.name },
    { id: 'name', title: say('tokens.column.name'), value: ({ name }) => name },
    {
      id: 'scopes',
      title: say('tokens.scopes'),
      value: ({ scopes }) => scopes.map((scope) => say(`scope.${scope}`)).join(', '),
    },
    {
      id: 'made',
      title: say('tokens.column.made'),
      value: ({ createdAt }) => iso(createdAt),
      cell: ({ createdAt }) => day.format(createdAt),
    },
    {
      id: 'used',
      title: say('tokens.column.used'),
      value: ({ lastUsedAt }) => (lastUsedAt === null ? '' : iso(lastUsedAt)),
      cell: ({ lastUsedAt }) => (lastUsedAt === null ? say('tokens.column.never') : day.format(lastUsedAt)),
    },
    {
      id: 'expires',
      title: say('tokens.column.expires'),
      value: ({ expiresAt }) => iso(expiresAt),
      cell: ({ expiresAt }) =>
        expiresAt > now ? (
          day.format(expiresAt)
        ) : (
          <span className="tag">{say('tokens.expired', { at: day.format(expiresAt) })}</span>
        ),
    },
  ];
  return (
    <DataTable
      caption={say('tokens.all.title')}
      columns={columns}
      rows={tokens}
      idOf={({ id }) => id}
      fileName={say('tokens.all.file')}
      actions={{
        title: say('tokens.revoke'),
        cell: (token) => (
          <button
            type="button"
            className="button danger"
            aria-label={say('tokens.all.revoke', { name: token.name, person: token.person.name })}
            onClick={() => onRevoke(token)}
          >
            {say('tokens.revoke')}
          </button>
        ),
      }}
    />
  );
}
