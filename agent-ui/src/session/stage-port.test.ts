import { expect, it } from 'vitest';
import { openStagePort } from './stage-port.ts';

it('hands one end of a channel to the viewer’s origin, and drops what does not follow the schema', async () => {
  const posted: { message: unknown; origin: unknown; port: MessagePort }[] = [];
  const viewer = {
    postMessage(message: unknown, origin?: unknown, [port]: Transferable[] = []) {
      if (port instanceof MessagePort) posted.push({ message, origin, port });
    },
  };
  const heard: unknown[] = [];
  const port = await new Promise<MessagePort>((resolve) => {
    const opened = openStagePort(viewer, 'https://viewer.example', (message) => {
      heard.push(message);
      if (message.t === 'unpointed') opened.close();
    });
    const [first] = posted;
    if (first) resolve(first.port);
  });
  expect(posted).toMatchObject([{ message: { t: 'init' }, origin: 'https://viewer.example' }]);
  const closed = new Promise((resolve) => port.addEventListener('close', resolve));
  port.start();
  const wrong = [{ t: 'new-code' }, { t: 'key', key: 'Tab' }, 'ready', null];
  for (const message of [...wrong, { t: 'ready' }, { t: 'unpointed' }]) port.postMessage(message);
  await closed;
  expect(heard).toEqual([{ t: 'ready' }, { t: 'unpointed' }]);
});
