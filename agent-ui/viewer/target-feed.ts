import { nameOf } from '@medkig/guidance/marks/field';
import type { Clock } from '@medkig/transport/clock';
import { bySelector, findTarget, isHidden } from './find-target.ts';
import { type Typed, valueIn } from './hidden-fields.ts';
import { createIdleWork, type IdleWork } from './idle-work.ts';
import type { Picture } from './picture.ts';
import type { StageEvent } from './replay-event.ts';
import type { FromViewer, Wanted } from './viewer-messages.ts';
import { createTargetWatch } from './watch-target.ts';

export interface TargetFeedOptions {
  send(message: FromViewer): void;
  clock: Clock;
  whenIdle(run: () => void): void;
  /** The page that may be pointed at now, if there is one. */
  read(): { page: string; picture: Picture; typed: Typed } | undefined;
}

export interface TargetFeed extends Pick<IdleWork, 'plan' | 'stop'> {
  find(page: string, wanted: Wanted | null): void;
  /** An event of the citizen's page has been applied. */
  see(event: StageEvent): void;
}

/** A page is looked through this soon after a change, and this often at most (milliseconds). */
const WAIT_MS = 100;
const READ_MS = 500;
/** What a page builds by script may be this late before it is called missing (milliseconds). */
const LATE_MS = 2000;

/** So much of what the citizen has done is remembered; a whole page of fields at most. */
const MOST_DONE = 200;

/** Looks for the element that the console wants, again after each change of the picture, and watches it. */
export function createTargetFeed({ send, clock, whenIdle, read }: TargetFeedOptions): TargetFeed {
  let sought: { page: string; wanted: Wanted } | undefined;
  /** When it was first looked for on a page that stood there. */
  let since: number | undefined;
  let told = '';
  const watch = createTargetWatch();
  let watched: Element | undefined;
  /**
   * What the citizen has done since this step was asked for, or the one before if that was completed: values are told
   * after their fields were left, so whoever is quick may be through the next steps before the first one is known.
   */
  let done: StageEvent[] = [];
  let isCompleted = false;
  /** Of the others, by id: what stood there with it when it was there last. */
  let beside: readonly string[] = [];

  /** The page that is sought on, if it stands there. */
  function here() {
    const now = read();
    const document = now?.picture.document();
    return sought && now && document && now.page === sought.page
      ? { ...now, document, ...sought }
      : undefined;
  }

  function look(): void {
    const now = here();
    if (!now) return;
    since ??= clock.now();
    const target = findTarget(now.document, now.wanted);
    const isFound = target !== undefined && now.picture.idOf(target) !== undefined;
    if (isFound || clock.now() - since >= LATE_MS) tell(isFound ? target : undefined);
    else work.plan();
  }

  /** What is simple to find is watched at once: a citizen may be quicker than an idle moment. */
  function glance(): void {
    const now = here();
    const target = now && bySelector(now.document, now.wanted.selector);
    if (target) tell(target);
    else work.plan();
  }

  function tell(target: Element | undefined): void {
    const now = here();
    if (!now) return;
    const isOther = target !== watched;
    if (isOther) watch.watch(target);
    watched = target;
    const { page, wanted, picture, document } = now;
    const node = (target && picture.idOf(target)) ?? null;
    if (target) beside = wanted.others.filter((other) => stands(document, other)).map(({ id }) => id);
    // A form that shows another of its pages shows what was not there.
    const come = target ? [] : wanted.others.filter(({ id }) => !beside.includes(id));
    const instead = come.find((other) => findTarget(document, other));
    const label = target ? nameOf(target) : '';
    const message = {
      t: 'sighted',
      page,
      id: wanted.id,
      node,
      label,
      isHidden: !target && isHidden(document, wanted),
      instead: instead?.id ?? null,
    } as const;
    // What a page draws anew is gone for a moment.
    if (target) since = undefined;
    const json = JSON.stringify(message);
    if (json !== told) send(message);
    told = json;
    if (isOther) done.forEach(consider);
  }

  function consider(event: StageEvent): void {
    const now = here();
    if (!now || isCompleted) return;
    const { picture, typed, page, wanted } = now;
    const watched = { nodeOf: picture.nodeOf, valueIn: (field: Element) => valueIn(field, typed) };
    if (!watch.completes(event, watched)) return;
    isCompleted = true;
    // Whoever goes back to this step is not to be led on by what has counted once.
    done = done.filter((one) => !watch.isInside(one, watched));
    send({ t: 'completed', page, id: wanted.id });
  }

  const work = createIdleWork({
    clock,
    whenIdle,
    // biome-ignore lint/correctness/useYield: one short step
    *work() {
      look();
    },
    waitMs: WAIT_MS,
    everyMs: READ_MS,
  });

  return {
    plan: () => {
      if (sought) work.plan();
    },
    stop: work.stop,
    find(page, wanted) {
      const goesOn = isCompleted && page === sought?.page;
      if (!goesOn) done = [];
      isCompleted = false;
      sought = wanted ? { page, wanted } : undefined;
      since = undefined;
      told = '';
      beside = [];
      watched = undefined;
      watch.watch(undefined);
      if (wanted) glance();
    },
    see(event) {
      if (event.kind === 'snapshot') return glance();
      if (!sought || !('node' in event)) return;
      done = [...done, event].slice(-MOST_DONE);
      consider(event);
    },
  };
}

/** As `findTarget`, but a selector that finds nothing is not made up for by the label, which takes longer. */
function stands(page: Document, other: Wanted['others'][number]): boolean {
  return (other.selector === null ? findTarget(page, other) : bySelector(page, other.selector)) !== undefined;
}
