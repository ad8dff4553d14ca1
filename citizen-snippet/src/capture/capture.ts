import { createEchoMemory } from '@medkig/privacy/echo-memory';
import { mayLeave } from '@medkig/privacy/gate';
import { type Policy, selectorsOf } from '@medkig/privacy/policy';
import { recordOptions } from '@medkig/privacy/record-options';
import { eventTypes, type ReplayEvent, sources } from '@medkig/privacy/replay-event';
import { createScrubMemory, scrubEvent, scrubText } from '@medkig/privacy/scrub-event';
import { maskUrl, pageAddress } from '@medkig/privacy/scrub-url';
import { createSecretFields } from '@medkig/privacy/secret-field';
import { record } from 'rrweb';
import { isElement } from './any-realm.ts';
import { isSlottedIn } from './around.ts';
import { createBlurring } from './blurring.ts';
import { type HiddenPart, hiddenParts } from './hidden-parts.ts';
import { leanRecord } from './lean-record.ts';
import { createRevealing, type FieldOffer, type ReadOffer, type WrittenField } from './revealing.ts';
import { createSeenValues } from './seen-values.ts';
import type { spokenName } from './spoken-name.ts';
import { watchBlocked } from './watch-blocked.ts';
import { watchFields } from './watch-fields.ts';

/** Why nothing is captured any more. The citizen is told; the page goes on untouched. */
export type CaptureFault =
  | 'policy' // the municipality's selectors cannot be read, so nothing is shown
  | 'scrubber' // an event could not be made safe, so it was withheld
  | 'gate' // the last look found in an event what must not leave, so it was withheld
  | 'recorder'; // rrweb could not read the page

export interface CaptureDeps {
  window: Window;
  policy: Policy;
  /** What `echoes` said on the page before; '' on a session's first. */
  echoes: string;
  /** Each scrubbed event, in order. */
  emit(event: ReplayEvent): void;
  /** Reads what a field is called. It is fetched: until it is there nobody is told where the citizen stands. */
  spokenName(): typeof spokenName | undefined;
  /** Where the citizen stands: a node id and what the field is called (scrubbed, 200 characters at most). */
  onFocus(node: number | null, label: string): void;
  /** Capture has stopped by itself. */
  onFault(reason: CaptureFault): void;
  /** A revealed field has covered itself, since what is in it now may be a number that nobody may see. */
  onCover?(id: number): void;
}

/** rrweb events leaving the page. Between `stop` and the next `start` nothing is emitted. */
export interface Capture {
  /** Begins with a full snapshot, at once or when the document is parsed. */
  start(): void;
  stop(): void;
  /** Follows focus and fields in the document of a frame that the recorder reads. Returns a function that ends it. */
  watch(part: Document): () => void;
  /** Sends a fresh full snapshot. Node ids stay. */
  checkout(): void;
  /** Tells where the citizen stands at this moment. */
  tellFocus(): void;
  nodeOf(id: number): Element | undefined;
  idOf(node: Node): number | undefined;
  /** Lets what the recorder does not tell go the recorder's way: the data of an incremental event. */
  tell(data: object): void;
  /** The page's words as the agent may have them. */
  scrub(words: string): string;
  /** What the agent may know of where the citizen is: origin and path, and the title, both scrubbed. */
  page(): { address: string; title: string };
  /** For the session's note: lets the next page hide what was typed on this one. Fingerprints, no values. */
  echoes(): string;
  /** What the agent does not see of the page right now; empty while nothing is captured. */
  hiddenParts(): readonly HiddenPart[];
  /**
   * What the citizen would show with this field, as the page has it; undefined for CPR, password, code, card and
   * account fields, for what is no text field, stands in a hidden part or is gone, and where a number was found.
   */
  revealable(id: number, read: ReadOffer): FieldOffer | undefined;
  /** From now on this one field's value leaves as it is. False where it is not revealable. */
  reveal(id: number, read: ReadOffer): boolean;
  /** Hides it again, at once. */
  cover(id: number): void;
  /** The fields whose value leaves now, by node id. */
  revealed(): readonly number[];
  /** The agent sees an empty box in place of this part of the page, at once. */
  blur(element: Element): void;
  unblur(element: Element): void;
}

type State = { is: 'off' } | { is: 'on'; stop: () => void };

/** Characters: a name or title is read in one line, an address is cut where the message would not take it. */
const LONGEST_LABEL = 200;
const LONGEST_ADDRESS = 2000;

/** rrweb keeps one recorder for each page, so there must be one capture at a time. */
export function createCapture(deps: CaptureDeps): Capture {
  const { window, policy, emit, onFocus, onFault } = deps;
  const { document } = window;
  const { hidden, blocked, closed, masked, shown } = selectorsOf(policy);
  const idOf = (node: Node) => {
    const id = record.mirror.getId(node);
    return id > 0 ? id : undefined;
  };
  const elementOf = (id: number) => {
    const node = record.mirror.getNode(id);
    return isElement(node) && node.localName !== 'medkig-panel' ? node : undefined;
  };
  // Kept over a pause: node ids go on too, and what was typed before it may be printed after it.
  const echoes = createEchoMemory(
    deps.echoes,
    () => window.crypto.getRandomValues(new Int32Array(1))[0] ?? 0,
  );
  const secrets = createSecretFields();
  const isSecret = (field: Element) => secrets.has(field, (name) => field.getAttribute(name));
  const seen = createSeenValues(echoes, isSecret);
  const blurring = createBlurring();
  const revealing = createRevealing({
    policy,
    secrets,
    hidden,
    isBlurred: blurring.covers,
    onCover: (field) => {
      const id = idOf(field);
      if (id !== undefined) deps.onCover?.(id);
    },
  });
  /** Left out or masked by where it is put in a shadow root; a text has no box. */
  const slottedAs = (node: Node) => {
    if (isSlottedIn(node, (around) => around.matches(closed) || blurring.has(around)))
      return isElement(node) ? 'boxed' : 'hidden';
    return isSlottedIn(node, (around) => around.matches(masked)) ? 'hidden' : undefined;
  };
  const memory = createScrubMemory({
    echoes,
    secrets,
    detection: policy,
    live: {
      treatment(id) {
        const node = record.mirror.getNode(id);
        if (!node) return undefined;
        const slotted = slottedAs(node);
        if (!isElement(node)) return slotted;
        if (blurring.has(node)) return 'boxed';
        if (slotted || node.matches(masked)) return slotted ?? 'hidden';
        return node.matches(shown) ? 'shown' : undefined;
      },
      size: (id) => elementOf(id)?.getBoundingClientRect() ?? { width: 0, height: 0 },
      isRevealed: (id) => revealing.isShown(elementOf(id)),
    },
  });
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
  const guarded = <Result>(reason: CaptureFault, make: () => Result): Result | undefined => {
    try {
      return make();
    } catch {
      fail(reason);
      return undefined;
    }
  };

  const passesGate = (message: unknown) =>
    mayLeave(message, seen.all(), new Set(revealing.shown().map(({ value }) => value)));

  /** The only way out: whatever leaves has been scrubbed, and then passed the gate. */
  const passed = <Message>(scrub: () => Message | undefined): Message | undefined => {
    const message = guarded('scrubber', scrub);
    if (message === undefined) return undefined;
    const passes = guarded('gate', () => passesGate(message));
    if (passes === false) fail('gate');
    return passes ? message : undefined;
  };

  const handleEvent = (event: unknown) => {
    if (!isOn()) return;
    const scrubbed = passed(() => scrubEvent(event, memory));
    if (scrubbed) emit(scrubbed);
  };

  /** Tells what the recorder does not. */
  const tell = (data: object) =>
    handleEvent({ type: eventTypes.incrementalSnapshot, timestamp: Date.now(), data });

  /** A field's value anew, as it may leave now. */
  const tellValue = (id: number, { value }: WrittenField) =>
    tell({ source: sources.input, id, text: value, isChecked: false });

  const isAsTold = (node: Node) => {
    const told = memory.page.get(idOf(node) ?? 0);
    if (!told || told.tag === 'iframe') return true;
    const slotted = slottedAs(node);
    const isBox = isElement(node) && (slotted === 'boxed' || blurring.has(node) || node.matches(blocked));
    const isMasked = told.declared === 'hidden' || told.declared === 'value';
    return told.boxed === isBox && (slotted !== 'hidden' || isMasked);
  };

  const handleFocus = (element: Element | null) => {
    const nameOf = deps.spokenName();
    if (!isOn() || !nameOf) return;
    const id = element && !blurring.covers(element) ? idOf(element) : undefined;
    const label = element && id ? passed(() => scrubText(nameOf(element, hidden), memory)) : '';
    if (label !== undefined) onFocus(id ?? null, label.slice(0, LONGEST_LABEL));
  };

  const tellFocus = () => {
    // While the document is being parsed nothing of it has a number.
    if (document.readyState !== 'loading') handleFocus(focused(document));
  };

  const checkout = () => {
    // While the document is being parsed the first snapshot is still to come.
    if (!isOn() || document.readyState === 'loading') return;
    try {
      record.takeFullSnapshot(true);
    } catch {
      fail('recorder');
    }
  };

  const watch = (part: Document) =>
    watchFields(part, {
      onFocus: handleFocus,
      onSettled: (field) => echoes.settle(field),
      // biome-ignore lint/performance/useDomNodeTextContent: its lines are phrases of their own
      onWritten: (element) => echoes.see(element, element.innerText),
    });

  return {
    start() {
      if (isOn()) return;
      // A selector that cannot be read would otherwise hide nothing.
      if (guarded('policy', () => document.querySelector(`${hidden},${shown}`)) === undefined) return;
      const stopFields = watch(document);
      const reachesFar = /[ >+~]/.test(policy.block.join(''));
      const blockedWatch = watchBlocked(isAsTold, checkout, reachesFar ? blocked : undefined);
      blockedWatch.add(document);
      leanRecord.meet = blockedWatch.add;
      let stopRecord: (() => void) | undefined;
      state = {
        is: 'on',
        stop: () => {
          stopFields();
          blockedWatch.stop();
          stopRecord?.();
        },
      };
      stopRecord = record({
        ...recordOptions(policy, { see: seen.see, isRevealed: revealing.isShown }),
        emit: handleEvent,
      });
      if (!stopRecord) fail('recorder');
      // The first snapshot is taken inside `record`: a fault in it has stopped us before there was anything to stop.
      else if (!isOn()) stopRecord();
      // Where the citizen stands already: a page may put focus somewhere before there is anyone to tell.
      else tellFocus();
    },
    stop,
    watch,
    checkout,
    tellFocus,
    nodeOf: elementOf,
    idOf,
    tell,
    scrub: (words) => scrubText(words, memory),
    page() {
      const page = {
        address: maskUrl(pageAddress(window.location.href), memory.find).slice(0, LONGEST_ADDRESS),
        title: scrubText(document.title, memory).slice(0, LONGEST_LABEL),
      };
      try {
        return passesGate(page) ? page : { ...page, title: '' };
      } catch {
        return { ...page, title: '' };
      }
    },
    echoes: echoes.carry,
    hiddenParts: () =>
      isOn() ? hiddenParts(memory.page, (id) => record.mirror.getNode(id), revealing.isShown) : [],
    revealable: (id, read) => revealing.offer(elementOf(id), read),
    reveal(id, read) {
      const field = elementOf(id);
      if (!revealing.show(field, read)) return false;
      tellValue(id, field);
      return true;
    },
    cover(id) {
      const field = elementOf(id);
      if (revealing.cover(field)) tellValue(id, field);
    },
    revealed: () => revealing.shown().flatMap((field) => idOf(field) ?? []),
    blur(element) {
      blurring.add(element);
      checkout();
    },
    unblur(element) {
      blurring.remove(element);
      checkout();
    },
  };
}

function focused({ activeElement, body }: Document): Element | null {
  return activeElement === body || activeElement?.localName === 'medkig-panel' ? null : activeElement;
}
