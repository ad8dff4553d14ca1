import { useConsole } from '../app/console-context.tsx';
import { Choice } from './choice.tsx';
import type { RulesDraft } from './rules-draft.ts';

type Peer = RulesDraft['peer'];
const ways: readonly Peer[] = ['off', 'turn', 'direct', 'undecided'];

/** How the two browsers may connect, each way with what it costs. */
export function PeerChoice({ value, onChange }: { value: Peer; onChange(value: Peer): void }) {
  const { say } = useConsole();
  return (
    <Choice
      legend={say('municipality.field.peer')}
      options={ways.map((way) => ({
        value: way,
        label: say(`municipality.peer.${way}`),
        text: say(`municipality.peer.${way}.text`),
      }))}
      chosen={value}
      onChoose={onChange}
    />
  );
}
