import type { AttachedFile } from './attached-file.ts';

/** One line of the page where the citizen reads it all through. */
interface ReviewRow {
  readonly label: string;
  readonly value: string | AttachedFile;
  /** The id of the control that «Ret» goes to. */
  readonly control: string;
}

export interface ReviewSection {
  /** Id of the step the answers were given on. */
  readonly step: string;
  readonly rows: readonly ReviewRow[];
}

/** Stands where a field that may stay empty did. */
export const notFilled = 'Ikke udfyldt';
