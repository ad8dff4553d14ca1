/** What somebody should look into: a reason from a closed list, and whose hotline or which agent. Nothing of a session. */
import type { Opening } from '@medkig/api/opening';
import type { Log } from '../log.ts';
import { createLimiter, type Rate } from '../realtime/rate-limit.ts';

export type AlarmReason =
  | 'guessing' // so many claims have failed at a hotline that its breaker slows them
  | 'odd-hours' // an agent asks for a code while the hotline is closed
  | 'wrong-passwords' // ten wrong passwords for one agent within minutes
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
  wrongPassword(agentId: string): void;
  /** Forgets what no longer counts. */
  prune(): void;
}

export interface AlarmDeps {
  /** Milliseconds since 1970. */
  now(): number;
  /** Whether the hotline answers at `at`. */
  opening(hotlineId: string, at: number): Promise<Opening>;
  /** Undefined if there is no such agent. */
  hotlineOf(agentId: string): Promise<string | undefined>;
  keep(alarm: Alarm): void;
  log: Pick<Log, 'warn' | 'bug'>;
}

/** The same alarm is raised again after this at the earliest: ten minutes. */
const QUIET: Rate = { burst: 1, perSecond: 1 / 600 };
/** Codes of one agent in an hour, above which one person at one telephone is hard to believe in. */
const CODES: Rate = { burst: 30, perSecond: 30 / 3600 };
/** Wrong passwords of one agent; those who try on afterwards are slowed where they sign in. */
const PASSWORDS: Rate = { burst: 9, perSecond: 1 / 90 };
/** A call that began in time may run over, and someone may try the console before the doors open (milliseconds). */
const GRACE_MS = 30 * 60_000;

export function createAlarms({ now, opening, hotlineOf, keep, log }: AlarmDeps): Alarms {
  const quiet = createLimiter(QUIET);
  const codes = createLimiter(CODES);
  const passwords = createLimiter(PASSWORDS);

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
    wrongPassword(agentId) {
      if (passwords.take(agentId, now())) return;
      hotlineOf(agentId).then(
        (hotlineId) => hotlineId !== undefined && raise('wrong-passwords', hotlineId, agentId),
        (error: unknown) => log.bug('hotline-not-read', error),
      );
    },
    prune() {
      for (const limiter of [quiet, codes, passwords]) limiter.prune(now());
    },
  };
}
