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
  const undo: (() => void)[] = [];

  const port = openStagePort(viewer, viewerOrigin, (message) => {
    switch (message.t) {
      case 'ready':
        if (undo.length === 0) start();
        break;
      case 'key':
        press(message.key);
        break;
      case 'applied':
        session.applied(message.count);
        break;
      default:
        session.act(message);
    }
  });
  const mirror = createStageMirror(port.send);

  function update(): void {
    mirror.update(session.getSnapshot(), look(), now());
  }

  function start(): void {
    update();
    const unsubscribe = session.subscribe(update);
    const timer = setInterval(update, LOOK_EVERY_MS);
    undo.push(unsubscribe, () => clearInterval(timer), session.attachViewer({ send: port.send }));
  }

  return {
    update,
    detach() {
      for (const step of undo) step();
      port.close();
    },
  };
}
