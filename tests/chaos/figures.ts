/** `npm run chaos` gives each fault to more sessions than `npm test` does, and times are told, not judged. */

/** How often each fault comes. */
export const rounds = Number(process.env.MEDKIG_CHAOS_ROUNDS ?? 2);

export interface Times {
  add(milliseconds: number): void;
  /** Prints how many there were, the middle one, and what all but a twentieth stay within. */
  tell(): void;
}

export function times(what: string): Times {
  const all: number[] = [];
  const part = (share: number) => all.toSorted((a, b) => a - b)[Math.ceil(all.length * share) - 1];
  return {
    add: (milliseconds) => all.push(Math.round(milliseconds)),
    tell: () => {
      if (all.length === 0) return;
      process.stdout.write(
        `${what}: ${all.length} times, p50 ${part(0.5)} ms, p95 ${part(0.95)} ms, longest ${Math.max(...all)} ms\n`,
      );
    },
  };
}
