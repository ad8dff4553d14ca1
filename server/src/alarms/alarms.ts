/** What somebody should look into: a reason from a closed list, and whose hotline or which agent. Nothing of a session. */
import type { Opening } from '@medkig/api/opening';
import type { Log } from '../log.ts';
import { createLimiter, type Rate } from '../realtime/rate-limit.ts';

export type AlarmReason =
  | 'guessing' // so many claims have failed at a hotline that its breaker slows them
  | 'odd-hours' // an agent asks for a code while the hotline is closed
  | 'many-sessions'; // an agent asks for more codes than one telephone can use

export interface Alarm {
  reason: AlarmReason;
  hotlineId: string;
  agentId: string | null;
  /** Milliseconds since 1970. */
  at: number;
}

export interface Alarms {
  /** The breaker of this hotline has begun to slow claims. */
  breakerTripped(hotlineId: string): void;
  codeOpened(agent: { agentId: string; hotlineId: string }): void;
  /** Forgets what no longer counts. */
  prune(): void;
}

export interface AlarmDeps {
  /** Milliseconds since 1970. */
  now(): number;
  /** Whether the hotline answers at `at`. */
  opening(hotlineId: string, at: number): Promise<Opening>;
  keep(alarm: Alarm): void;
  log: Pick<Log, 'warn' | 'bug'>;
}

/** The same alarm is raised again after this at the earliest: ten minutes. */
const QUIET: Rate = { burst: 1, perSecond: 1 / 600 };
/** Codes of one agent in an hour, above which one person at one telephone is hard to believe in. */
const CODES: Rate = { burst: 30, perSecond: 30 / 3600 };
/** A call that began in time may run over, and someone may try the console before the doors open (milliseconds). */
const GRACE_MS = 30 * 60_000;

export function createAlarms({ now, opening, keep, log }: AlarmDeps): Alarms {
  const quiet = createLimiter(QUIET);
  const codes = createLimiter(CODES);

  function raise(reason: AlarmReason, hotlineId: string, agentId: string | null): void {
    if (!quiet.take(`${reason} ${hotlineId} ${agentId}`, now())) return;
    log.warn({ event: 'alarm', reason });
    keep({ reason, hotlineId, agentId, at: now() });
  }

  async function isOddHour(hotlineId: string): Promise<boolean> {
    const at = now();
    for (const moment of [at, at - GRACE_MS, at + GRACE_MS]) {
      if ((await opening(hotlineId, moment)).open) return false;
    }
    return true;
  }

  return {
    breakerTripped: (hotlineId) => raise('guessing', hotlineId, null),
    codeOpened({ agentId, hotlineId }) {
      if (!codes.take(agentId, now())) raise('many-sessions', hotlineId, agentId);
      isOddHour(hotlineId).then(
        (odd) => odd && raise('odd-hours', hotlineId, agentId),
        (error: unknown) => log.bug('opening-hours-not-read', error),
      );
    },
    prune() {
      quiet.prune(now());
      codes.prune(now());
    },
  };
}
