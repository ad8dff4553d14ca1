/** Rounds in which each side has its turn, every round beginning with another one: a machine that gets slower is so for all. */
import { type SideName, sideNames } from './side.ts';

export type Rounds<Run> = Record<SideName, Run[]>;

export async function inTurns<Run>(
  rounds: number,
  names: readonly SideName[],
  run: (name: SideName) => Promise<Run>,
): Promise<Rounds<Run>> {
  const runs: Rounds<Run> = { none: [], baseline: [], product: [] };
  for (let round = 0; round < rounds; round++)
    for (let turn = 0; turn < names.length; turn++) {
      const name = names[(round + turn) % names.length] ?? sideNames[0];
      runs[name].push(await run(name));
    }
  return runs;
}

/** One figure of both sides. */
export function ofBoth<Run>(
  runs: Rounds<Run>,
  figure: (runs: readonly Run[]) => number,
): { baseline: number; product: number } {
  return { baseline: figure(runs.baseline), product: figure(runs.product) };
}
