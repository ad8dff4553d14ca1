import type { Log } from '../log.ts';
import { type DeliverDeps, deliverDue } from './deliver.ts';

/** How often the outbox is looked into, in milliseconds. */
const LOOK_MS = 2000;

export interface DeliveryWorker {
  /** Resolves when what is being sent has been, or was given up. */
  stop(): Promise<void>;
}

/** Looks into the outbox again and again; never twice at the same time. */
export function startDeliveryWorker(
  deps: DeliverDeps,
  log: Pick<Log, 'bug'>,
  everyMs = LOOK_MS,
): DeliveryWorker {
  let working: Promise<void> | undefined;
  const look = () => {
    working ??= deliverDue(deps)
      .then(
        () => {},
        (error: unknown) => log.bug('webhooks-not-delivered', error),
      )
      .finally(() => {
        working = undefined;
      });
  };
  const timer = setInterval(look, everyMs);
  return {
    async stop() {
      clearInterval(timer);
      await working;
    },
  };
}
