import * as v from 'valibot';
import { type FromViewer, fromViewerSchema, type ToViewer } from '../../viewer/viewer-messages.ts';

export interface StagePort {
  send(message: ToViewer): void;
  close(): void;
}

/**
 * Hands the viewer one end of a new channel; to be called each time its frame has loaded. The viewer may show a
 * hostile page, so what does not follow the schema is dropped.
 */
export function openStagePort(
  viewer: Pick<Window, 'postMessage'>,
  viewerOrigin: string,
  listen: (message: FromViewer) => void,
): StagePort {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }: MessageEvent<unknown>) => {
    const parsed = v.safeParse(fromViewerSchema, data);
    if (parsed.success) listen(parsed.output);
  };
  viewer.postMessage({ t: 'init' }, viewerOrigin, [port2]);
  return {
    send: (message) => port1.postMessage(message),
    close: () => port1.close(),
  };
}
