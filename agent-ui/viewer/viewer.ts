/**
 * The replay page, on an origin of its own without cookies. It talks to the console alone: one `init` from the
 * console's origin brings a port, and only that port is listened to afterwards.
 */
import * as v from 'valibot';
import { createStage } from './stage.ts';
import { initSchema, toViewerSchema } from './viewer-messages.ts';

const consoleOrigin = document.querySelector<HTMLMetaElement>('meta[name="medkig-console"]')?.content;

function takeInit(event: MessageEvent<unknown>): void {
  const [port] = event.ports;
  const fromConsole =
    event.origin === consoleOrigin && event.source === window.parent && window.parent !== window;
  if (!fromConsole || !port || !v.is(initSchema, event.data)) return;
  window.removeEventListener('message', takeInit);
  const stage = createStage(window, (message) => port.postMessage(message));
  port.onmessage = ({ data }: MessageEvent<unknown>) => {
    const parsed = v.safeParse(toViewerSchema, data);
    if (parsed.success) stage.handle(parsed.output);
  };
  port.postMessage({ t: 'ready' });
}
window.addEventListener('message', takeInit);
