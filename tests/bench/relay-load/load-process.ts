/** The load, on the other core. */
import { once } from 'node:events';
import { join } from 'node:path';
import type { Driven, Order, Storm } from './load.ts';
import { onCore } from './relay-process.ts';

export interface Load {
  tell(order: Extract<Order, { do: 'introduce' | 'open' | 'close' }>): Promise<void>;
  drive(order: Omit<Extract<Order, { do: 'drive' }>, 'do'>): Promise<Driven>;
  storm(order: Omit<Extract<Order, { do: 'storm' }>, 'do'>): Promise<Storm>;
  stop(): Promise<void>;
}

export function startLoad(): Load {
  const child = onCore(1, [join(import.meta.dirname, 'load.ts')]);
  const give = async (order: Order) => {
    const answered = once(child, 'message');
    child.send(order);
    const [{ ok, answer, why }] = await answered;
    if (!ok) throw new Error(`the load could not ${order.do}: ${why}`);
    return answer;
  };
  return {
    tell: give,
    drive: (order) => give({ do: 'drive', ...order }),
    storm: (order) => give({ do: 'storm', ...order }),
    async stop() {
      const gone = once(child, 'exit');
      child.disconnect();
      await gone;
    },
  };
}
