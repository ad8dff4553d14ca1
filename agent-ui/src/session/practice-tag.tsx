import { useConsole } from '../app/console-context.tsx';
import { type AgentState, practiceOf } from './agent-state.ts';

/** Stands wherever a room is spoken of in which the agent only practises. */
export function PracticeTag({ of }: { of: AgentState }) {
  const { say } = useConsole();
  if (!practiceOf(of).practice) return null;
  return <p className="tag wait">{say('practice.tag')}</p>;
}
