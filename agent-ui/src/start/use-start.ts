import { readStart, type Start } from '@medkig/api/start';
import { useEffect, useState } from 'react';
import type { ApiClient } from '../app/api-client.ts';
import type { PageName } from '../app/route.ts';
import { nextStep } from './next-step.ts';

/**
 * How far the installation has come, for the navigation; undefined for who has no part in it, and when there is nothing
 * left. Asked again with each page that is opened, until all is done.
 */
export function useStart(api: ApiClient, isOperator: boolean, page: PageName): Start | undefined {
  const [start, setStart] = useState<Start | 'done' | undefined>();
  const isWanted = isOperator && start !== 'done';
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was done on the page before may have been a step
  useEffect(() => {
    if (!isWanted) return;
    let isOver = false;
    void api.ask(readStart, {}).then((answer) => {
      if (answer.ok && !isOver) setStart(nextStep(answer.value) === undefined ? 'done' : answer.value);
    });
    return () => {
      isOver = true;
    };
  }, [api, isWanted, page]);
  return start === 'done' ? undefined : start;
}
