import { listPolicies } from '@medkig/api/municipality';
import { strictestRules } from '@medkig/api/policy';
import { useCallback } from 'react';
import { useConsole } from '../app/console-context.tsx';
import { NotHere } from '../app/not-here.tsx';
import { useLoaded } from '../app/use-loaded.ts';
import { useWhen } from '../guide-cards/use-when.ts';
import type { DetailProps } from './municipality-detail.tsx';
import { rulesChangeText } from './rules-change-text.ts';
import { rulesChanges } from './rules-changes.ts';

/** Every version of the rules: who, when, and what became otherwise. */
export function RulesHistory({ kept, api }: DetailProps) {
  const { say } = useConsole();
  const when = useWhen();
  const load = useCallback(
    () => api.ask(listPolicies, { params: { municipality: kept.id } }),
    [api, kept.id],
  );
  const { loaded, reload } = useLoaded(load);
  if (loaded.is !== 'here') return <NotHere loaded={loaded} retry={reload} />;
  const { items } = loaded.value;
  if (items.length === 0)
    return (
      <div className="empty">
        <h3>{say('municipality.history.empty')}</h3>
        <p>{say('municipality.history.empty.text')}</p>
      </div>
    );
  return (
    <ol className="history">
      {items.map(({ version, rules, changedAt, changedBy }, at) => {
        const changes = rulesChanges(items[at + 1]?.rules ?? strictestRules, rules);
        return (
          <li key={version}>
            <h3>{say('municipality.history.version', { version })}</h3>
            <p className="muted">
              {when(changedAt)}, {changedBy ?? say('municipality.history.operator')}
            </p>
            {changes.length === 0 ? (
              <p>{say('municipality.history.same')}</p>
            ) : (
              <ul className="changes">
                {changes.map((change) => {
                  const text = rulesChangeText(change, say);
                  return <li key={text}>{text}</li>;
                })}
              </ul>
            )}
          </li>
        );
      })}
    </ol>
  );
}
