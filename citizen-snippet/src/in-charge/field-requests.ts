/** The agent asks to see a field, the citizen decides: one question at a time, and no answer is a no. */
import type { Applied } from '@medkig/guidance/citizen/tool';
import type { GuideOutcome } from '@medkig/protocol/session/messages';
import type { Capture } from '../capture/capture.ts';
import { fieldOffer } from '../capture/field-offer.ts';
import type { LiveNews, NamedField } from '../citizen-state.ts';

/** How long a question stands, in milliseconds. */
const LAPSES_MS = 60_000;

export interface FieldRequestsOptions {
  window: Window;
  capture: Pick<Capture, 'revealable' | 'reveal' | 'cover' | 'revealed'>;
  tell(news: LiveNews): void;
  /** What became of the guide with this id. */
  answered(id: number, outcome: GuideOutcome): void;
  /** The agent hears which fields are shown now. */
  revealed(nodes: number[]): void;
  /** A field was shown: its name stands in the receipt. */
  noteShown(label: string): void;
}

export interface FieldRequests {
  isAsking(): boolean;
  /** Puts the question, unless there is a reason not to. */
  ask(node: number): Applied;
  /** The question that was just put came with this guide. */
  cameWith(id: number): void;
  answer(yes: boolean): void;
  cover(node: number): void;
  /** What stands in the fields may have changed: a question shows what would become visible now. */
  refresh(): void;
  /** Nothing is seen any more: every field is hidden again and the question is withdrawn. */
  rest(): void;
  shown(): readonly NamedField[];
}

export function createFieldRequests(options: FieldRequestsOptions): FieldRequests {
  const { window, capture, tell } = options;
  let asked: { id: number; node: number; value: string; timer: number } | undefined;
  let shown: readonly NamedField[] = [];

  function put(node: number, { label, value }: { label: string; value: string }): void {
    tell({ request: { is: 'see', node, label, value } });
  }

  function settle(outcome: GuideOutcome): void {
    if (!asked) return;
    window.clearTimeout(asked.timer);
    options.answered(asked.id, outcome);
    asked = undefined;
  }

  function withdraw(outcome: GuideOutcome): void {
    if (!asked) return;
    settle(outcome);
    tell({ request: undefined });
  }

  function lapse(): void {
    const label = asked && capture.revealable(asked.node, fieldOffer)?.label;
    settle('lapsed');
    tell({ request: { is: 'lapsed', of: 'see', label: label ?? '' } });
  }

  function setShown(next: readonly NamedField[]): void {
    shown = next;
    options.revealed(shown.map(({ node }) => node));
    tell({ shown });
  }

  return {
    isAsking: () => asked !== undefined,
    ask(node) {
      if (asked) return 'busy';
      const field = capture.revealable(node, fieldOffer);
      if (!field) return 'never-shown';
      if (field.value === '') return 'empty';
      if (shown.some((one) => one.node === node)) return 'done';
      asked = { id: 0, node, value: field.value, timer: window.setTimeout(lapse, LAPSES_MS) };
      put(node, field);
      return 'waits';
    },
    cameWith(id) {
      if (asked) asked.id = id;
    },
    answer(yes) {
      if (!asked) return;
      const { node, value } = asked;
      const field = capture.revealable(node, fieldOffer);
      if (!yes || !field) return settle(yes ? 'gone' : 'refused');
      // A yes holds for what stood on the card.
      if (field.value !== value) {
        asked.value = field.value;
        return put(node, field);
      }
      capture.reveal(node, fieldOffer);
      options.noteShown(field.label);
      setShown([...shown, { node, label: field.label }]);
      settle('done');
    },
    cover(node) {
      capture.cover(node);
      setShown(shown.filter((one) => one.node !== node));
    },
    refresh() {
      const left = shown.filter(({ node }) => capture.revealed().includes(node));
      if (left.length !== shown.length) setShown(left);
      if (!asked) return;
      const field = capture.revealable(asked.node, fieldOffer);
      if (!field) return withdraw('gone');
      if (field.value === asked.value) return;
      asked.value = field.value;
      if (field.value === '') withdraw('empty');
      else put(asked.node, field);
    },
    rest() {
      withdraw('not-granted');
      for (const { node } of shown) capture.cover(node);
      if (shown.length > 0) setShown([]);
    },
    shown: () => shown,
  };
}
