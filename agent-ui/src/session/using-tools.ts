/** What the tools do with what the stage reports, and what comes back of it. */
import { handTools } from '@medkig/guidance/agent/hand-tools';
import { changeMarks, noMarks, numberFor } from '@medkig/guidance/agent/marks-state';
import type { ToolCall } from '@medkig/guidance/contract/tools';
import { askCall } from '@medkig/guidance/tools/ask/agent';
import { clearCall } from '@medkig/guidance/tools/clear/agent';
import { highlightCall } from '@medkig/guidance/tools/highlight/agent';
import { pressCall } from '@medkig/guidance/tools/press/agent';
import { scrollCall } from '@medkig/guidance/tools/scroll/agent';
import { spotlightCall } from '@medkig/guidance/tools/spotlight/agent';
import type { GuideOutcome } from '@medkig/protocol/session/messages';
import type { LiveState, MarkRefusal, NamedNode } from './agent-state.ts';
import { beneath } from './here-picture.ts';
import { guide, type LiveStep, to } from './live-step.ts';
import { answered, request } from './requests/request.ts';

/** The tools need the citizen's grant and a citizen who shares. */
export function mayPoint({ grants, picture }: LiveState): boolean {
  return grants.includes('point') && beneath(picture).is !== 'paused';
}

/** The agent has chosen an element with the tool in hand. */
export function pick(live: LiveState, picked: NamedNode): LiveStep {
  const { tool } = live;
  if (tool === 'none' || live.picture.is !== 'shown' || !mayPoint(live)) return to(live);
  const { node, label } = picked;
  const after = handTools[tool].once ? { ...live, tool: 'none' as const } : live;
  switch (tool) {
    case 'highlight':
      return mark(live, picked);
    case 'ask':
      return request(live, askCall({ node }), label);
    case 'press':
      return request(live, pressCall({ node, seen: label }), label);
    case 'fill':
      return to({ ...after, filling: { node, label } });
    case 'spotlight':
      return guide({ ...after, lit: node, note: { is: 'shown', by: tool, label } }, spotlightCall({ node }));
    case 'scroll':
      return guide({ ...after, note: { is: 'shown', by: tool, label } }, scrollCall({ node }));
    case 'point':
    case 'draw':
    case 'propose':
      return to(live);
    default: {
      const never: never = tool;
      return never;
    }
  }
}

/** A ring around an element; a label of the agent's own stands on it. */
export function mark(live: LiveState, { node, label }: NamedNode): LiveStep {
  if (live.picture.is !== 'shown' || !mayPoint(live)) return to(live);
  const text = live.markText.trim();
  const made = { node, number: numberFor(live.marks, node), ...(text && { label: text }) };
  const marks = changeMarks(live.marks, { t: 'marked', mark: made });
  const note = { is: 'marked', number: made.number, label } as const;
  return guide({ ...live, marks, markText: '', note }, highlightCall(made));
}

/** Drops the tool and takes away what stands on the page. */
export function clearAll(live: LiveState): LiveStep {
  const note = live.note.is === 'shown' ? ({ is: 'none' } as const) : live.note;
  const dropped = { ...live, tool: 'none' as const, markText: '', filling: undefined, note };
  if (live.marks.length === 0 && live.lit === undefined && !live.hasDrawn) return to(dropped);
  const cleared = {
    ...dropped,
    marks: noMarks,
    lit: undefined,
    hasDrawn: false,
    note: { is: 'none' } as const,
  };
  return guide(cleared, clearCall({ what: 'all' }));
}

/** What became of a guide. */
export function came(live: LiveState, call: ToolCall, outcome: GuideOutcome): LiveStep {
  switch (call.tool) {
    case 'ask':
    case 'press':
    case 'fill':
    case 'propose':
      return answered(live, call, outcome);
    case 'highlight': {
      if (outcome === 'done') return to(live);
      const marks = changeMarks(live.marks, { t: 'unmarked', number: call.args.number });
      return to({ ...live, marks, note: { is: 'refused', outcome: refusal(outcome) } });
    }
    case 'spotlight':
      if (outcome === 'done') return to(live);
      return to({ ...live, lit: undefined, note: { is: 'refused', outcome: refusal(outcome) } });
    case 'scroll':
      if (outcome === 'done') return to(live);
      if (outcome === 'typing') return to({ ...live, note: { is: 'waits' } });
      return to({ ...live, note: { is: 'refused', outcome: refusal(outcome) } });
    // What moves with the hand is seen at once, or not.
    case 'point':
    case 'draw':
    case 'clear':
    case 'step':
      return to(live);
    default: {
      const never: never = call;
      return never;
    }
  }
}

/** What belongs to a question is no answer to a mark. */
function refusal(outcome: GuideOutcome): MarkRefusal {
  return outcome === 'not-granted' || outcome === 'gone' || outcome === 'hidden' ? outcome : 'malformed';
}
