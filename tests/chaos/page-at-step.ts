/**
 * What both witnesses tell of a picture: which step of the busy citizen it shows, and a hash of everything in it.
 * Two equal hashes at the same step mean that the agent's picture is the citizen's page of that moment.
 */
import { normalise, type Side } from '../e2e/normalise.ts';

export interface PageAtStep {
  step: number;
  /** Absent where the citizen had no time to look. */
  hash?: number;
  /** Milliseconds since 1970: both browsers stand on this machine. */
  at: number;
}

/** Where the number of the newest step stands on the citizen's page. */
export const STEP_ID = 'chaos-step';

export function stepOf(doc: Document): number | undefined {
  const text = doc.getElementById(STEP_ID)?.textContent;
  return text ? Number(text) : undefined;
}

export function linesAt(doc: Document, side: Side, base: string): string {
  return normalise(doc, side, base).join('\n');
}

/** FNV-1a, 32 bits. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
