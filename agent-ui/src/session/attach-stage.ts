import type { FromViewer } from '../../viewer/viewer-messages.ts';
import type { AgentSession } from './agent-session-contract.ts';
import type { StageLook } from './stage-look.ts';
import { createStageMirror } from './stage-mirror.ts';
import { openStagePort } from './stage-port.ts';

export interface AttachedStage {
  update(): void;
  detach(): void;
}

export interface StageAttachment {
  viewer: Window;
  viewerOrigin: string;
  session: AgentSession;
  look(): StageLook;
  /** A shortcut that was pressed while the viewer had focus. */
  press(key: string): void;
  /** Milliseconds. */
  now(): number;
}

/** How often the age of the picture is looked at, in milliseconds. */
const LOOK_EVERY_MS = 500;

/** Joins one loaded viewer with the session, from the viewer's `ready` until `detach`. */
export function attachStage(attachment: StageAttachment): AttachedStage {
  const { viewer, viewerOrigin, session, look, press, now } = attachment;
  let tellSession: ((message: FromViewer) => void) | undefined;
  let stop = () => {};

  const port = openStagePort(viewer, viewerOrigin, (message) => {
    if (message.t === 'key') press(message.key);
    else if (message.t === 'ready') start(message);
    else tellSession?.(message);
  });
  const mirror = createStageMirror(port.send);

  function update(): void {
    mirror.update(session.getSnapshot(), look(), now());
  }

  function start(ready: FromViewer): void {
    if (tellSession) return;
    update();
    const unsubscribe = session.subscribe(update);
    const timer = setInterval(update, LOOK_EVERY_MS);
    stop = () => {
      unsubscribe();
      clearInterval(timer);
    };
    tellSession = session.attachViewer({ send: port.send });
    tellSession(ready);
  }

  return {
    update,
    detach() {
      stop();
      port.close();
    },
  };
}
