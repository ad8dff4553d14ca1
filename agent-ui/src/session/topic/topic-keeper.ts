import { writeTopic } from '@medkig/api/topic';
import type { ApiClient } from '../../app/api-client.ts';

export interface SaidTopic {
  room: string;
  slug: string | null;
}

/** Whoever goes through the list with the arrows means the one they stop at (milliseconds). */
const SETTLE_MS = 400;

/** Tells the server what calls are about, one after the other: what was said last stands. */
export function createTopicKeeper(
  api: Pick<ApiClient, 'ask'>,
  told: (said: SaidTopic, isKept: boolean) => void,
): (said: SaidTopic) => void {
  let waiting: SaidTopic | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sending = Promise.resolve();

  function send(): void {
    clearTimeout(timer);
    const said = waiting;
    waiting = undefined;
    if (!said) return;
    const { room, slug } = said;
    sending = sending.then(async () => {
      const answer = await api.ask(writeTopic, { params: { room }, body: { topic: slug } });
      told(said, answer.ok);
    });
  }

  return (said) => {
    if (waiting?.room !== said.room) send();
    waiting = said;
    clearTimeout(timer);
    timer = setTimeout(send, SETTLE_MS);
  };
}
