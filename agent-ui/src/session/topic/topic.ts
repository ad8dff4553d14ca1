import { OTHER_TOPIC } from '@medkig/api/topic';
import type { AgentState } from '../agent-state.ts';
import type { Step } from '../agent-transition.ts';

/** What a call is about. */
export interface Topic {
  /** Of a guide card, or `OTHER_TOPIC`; null for nothing. */
  slug: string | null;
  /** By the agent: then no card that opens changes it. */
  isChosen: boolean;
  /** Whether the server has it. */
  kept: 'unknown' | 'asking' | 'yes' | 'no';
}

export const noTopic: Topic = { slug: null, isChosen: false, kept: 'unknown' };

/** Practice is about nothing. */
function maySay(state: AgentState): state is Extract<AgentState, { is: 'live' | 'ended' }> {
  return (state.is === 'live' || state.is === 'ended') && !state.practice;
}

/** The agent says it, while the call goes on or after its end. */
export function chooseTopic(state: AgentState, slug: string | null): Step {
  if (!maySay(state)) return { state, effects: [] };
  const topic = { slug, isChosen: true, kept: 'asking' } as const;
  return { state: { ...state, topic }, effects: [{ do: 'keep-topic', slug }] };
}

/** What became of it, unless something else has been said since. */
export function topicKept(
  state: AgentState,
  { slug, isKept }: { slug: string | null; isKept: boolean },
): Step {
  if (!maySay(state) || state.topic.slug !== slug) return { state, effects: [] };
  return { state: { ...state, topic: { ...state.topic, kept: isKept ? 'yes' : 'no' } }, effects: [] };
}

/** A guide card that opens says it, until the agent does. */
export function topicOfCard(before: AgentState, step: Step): Step {
  const { state, effects } = step;
  if (state.is !== 'live' || before.is !== 'live' || !maySay(state) || state.topic.isChosen) return step;
  const slug = state.card.open?.slug;
  if (slug === undefined || slug === before.card.open?.slug || slug === state.topic.slug) return step;
  const topic = { slug, isChosen: false, kept: 'asking' } as const;
  return { state: { ...state, topic }, effects: [...effects, { do: 'keep-topic', slug }] };
}

interface TopicOption {
  slug: string;
  /** Null for «andet». */
  title: string | null;
}

/** What can be chosen, by title, «andet» last; with what was chosen though its card has gone since. */
export function topicOptions(
  cards: readonly { slug: string; title: string }[],
  chosen: string | null,
): TopicOption[] {
  const titled = cards.map(({ slug, title }) => ({ slug, title }));
  const known = titled.some(({ slug }) => slug === OTHER_TOPIC)
    ? titled
    : [...titled, { slug: OTHER_TOPIC, title: null }];
  if (chosen === null || known.some(({ slug }) => slug === chosen)) return known;
  return [{ slug: chosen, title: chosen }, ...known];
}
