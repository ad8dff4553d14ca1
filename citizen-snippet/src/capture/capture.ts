import { createEchoMemory } from '@medkig/privacy/echo-memory';
import { hiddenSelector, type Policy, recordOptions } from '@medkig/privacy/record-options';
import type { ReplayEvent } from '@medkig/privacy/replay-event';
import { createScrubMemory, scrubEvent, scrubText } from '@medkig/privacy/scrub-event';
import { pageAddress } from '@medkig/privacy/scrub-url';
import { record } from 'rrweb';
import { spokenName } from './spoken-name.ts';
import { watchFields } from './watch-fields.ts';

/** Why nothing is captured any more. The citizen is told; the page goes on untouched. */
export type CaptureFault =
  | 'scrubber' // an event could not be made safe, so it was withheld
  | 'recorder'; // rrweb could not read the page

export interface CaptureDeps {
  window: Window;
  policy: Policy;
  /** Each scrubbed event, in order. */
  emit(event: ReplayEvent): void;
  /** Where the citizen stands: a node id and what the field is called (scrubbed, 200 characters at most). */
  onFocus(node: number | null, label: string): void;
  /** Capture has stopped by itself. */
  onFault(reason: CaptureFault): void;
}

/** rrweb events leaving the page. Between `stop` and the next `start` nothing is emitted. */
export interface Capture {
  /** Begins with a full snapshot, at once or when the document is parsed. */
  start(): void;
  stop(): void;
  /** Sends a fresh full snapshot. Node ids stay. */
  checkout(): void;
  nodeOf(id: number): Element | undefined;
  idOf(node: Node): number | undefined;
  /** What the agent may know of where the citizen is: origin and path, and the title, both scrubbed. */
  page(): { address: string; title: string };
}

type State = { is: 'off' } | { is: 'on'; stop: () => void };

/** Characters: a name or title is read in one line, an address is cut where the message would not take it. */
const LONGEST_LABEL = 200;
const LONGEST_ADDRESS = 2000;

/** rrweb keeps one recorder for each page, so there must be one capture at a time. */
export function createCapture({ window, policy, emit, onFocus, onFault }: CaptureDeps): Capture {
  const { document } = window;
  // Kept over a pause: node ids go on too, and what was typed before it may be printed after it.
  const echoes = createEchoMemory();
  const memory = createScrubMemory(echoes);
  const hidden = hiddenSelector(policy);
  let state: State = { is: 'off' };
  const isOn = () => state.is === 'on';

  const stop = () => {
    const was = state;
    state = { is: 'off' };
    if (was.is === 'on') was.stop();
  };

  const fail = (reason: CaptureFault) => {
    stop();
    onFault(reason);
  };

  /** Runs what must not fail open: its result counts only if it was reached. */
  const guarded = <Result>(scrub: () => Result): Result | undefined => {
    try {
      return scrub();
    } catch {
      fail('scrubber');
      return undefined;
    }
  };

  const idOf = (node: Node) => {
    const id = record.mirror.getId(node);
    return id > 0 ? id : undefined;
  };

  const handleEvent = (event: unknown) => {
    if (!isOn()) return;
    const scrubbed = guarded(() => scrubEvent(event, memory));
    if (scrubbed) emit(scrubbed);
  };

  const handleFocus = (element: Element | null) => {
    if (!isOn()) return;
    const id = element ? idOf(element) : undefined;
    const label = element && id ? guarded(() => scrubText(spokenName(element, hidden), memory)) : '';
    if (label !== undefined) onFocus(id ?? null, label.slice(0, LONGEST_LABEL));
  };

  return {
    start() {
      if (isOn()) return;
      const stopFields = watchFields(document, {
        onFocus: handleFocus,
        onSettled: (field) => echoes.settle(field),
      });
      let stopRecord: (() => void) | undefined;
      state = {
        is: 'on',
        stop: () => {
          stopFields();
          stopRecord?.();
        },
      };
      stopRecord = record({
        ...recordOptions(policy, (value, field) => {
          if (holdsTypedText(field)) echoes.see(field, typedText(value));
        }),
        emit: handleEvent,
      });
      if (!stopRecord) fail('recorder');
      // The first snapshot is taken inside `record`: a fault in it has stopped us before there was anything to stop.
      else if (!isOn()) stopRecord();
      // Where the citizen stands already: a page may put focus somewhere before there is anyone to tell.
      else if (document.readyState !== 'loading') handleFocus(focused(document));
    },
    stop,
    checkout() {
      // While the document is being parsed the first snapshot is still to come.
      if (!isOn() || document.readyState === 'loading') return;
      try {
        record.takeFullSnapshot(true);
      } catch {
        fail('recorder');
      }
    },
    nodeOf(id) {
      const node = record.mirror.getNode(id);
      return node instanceof Element && node.localName !== 'medkig-panel' ? node : undefined;
    },
    idOf,
    page: () => ({
      address: pageAddress(window.location.href).slice(0, LONGEST_ADDRESS),
      title: scrubText(document.title, memory).slice(0, LONGEST_LABEL),
    }),
  };
}

function focused({ activeElement, body }: Document): Element | null {
  return activeElement === body || activeElement?.localName === 'medkig-panel' ? null : activeElement;
}

/**
 * A choice from a list is the page's own word and stands in the list anyway; a hidden field holds the page's
 * notes to itself («flytning», «trin-2»), which would blank out its headings.
 */
function holdsTypedText(field: HTMLElement): boolean {
  return field.localName !== 'select' && field.getAttribute('type')?.toLowerCase() !== 'hidden';
}

/** A browser makes up a folder for a chosen file; the page prints its name alone. */
function typedText(value: string): string {
  return value.replace(/^C:\\fakepath\\/, '');
}
