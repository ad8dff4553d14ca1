export type Finding =
  | { is: 'right'; says: string }
  /** There is nothing to look at, or no way to. */
  | { is: 'skipped'; says: string }
  /** `todo`: what sets it right, as a sentence. */
  | { is: 'wrong'; says: string; todo: string };

/** The system's or the database's code for what went wrong: `ECONNREFUSED`, `28P01`; a fetch keeps it one level down. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error.cause === undefined ? error.name : codeOf(error.cause);
}
