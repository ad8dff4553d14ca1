/**
 * The only way to write a log line. A line carries the fields below and nothing else, and every string in it
 * is a short word of our own: what a request brings (names, addresses, codes, bodies) cannot get in.
 */
import { type DestinationStream, destination, pino } from 'pino';

export const logLevels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
export type LogLevel = (typeof logLevels)[number];

export function isLogLevel(text: string): text is LogLevel {
  return logLevels.some((level) => level === text);
}

interface LogFields {
  /** What happened, such as `room-ended`. */
  event: string;
  /** Why, from a closed list. */
  reason?: string | undefined;
  seat?: string | undefined;
  /** A size in bytes. */
  bytes?: number | undefined;
  /** A running number of this process, never a room id. */
  room?: number | undefined;
  method?: string | undefined;
  /** The pattern of the route, such as `/api/session`; never the address that was asked for. */
  route?: string | undefined;
  status?: number | undefined;
  /** A duration in milliseconds. */
  ms?: number | undefined;
  port?: number | undefined;
}

export interface Log {
  debug(fields: LogFields): void;
  info(fields: LogFields): void;
  warn(fields: LogFields): void;
  error(fields: LogFields): void;
  /** A fault of ours. Of the error only name, code and places in the code are kept: its message may quote input. */
  bug(event: string, thrown: unknown): void;
}

const wordFields = ['event', 'reason', 'seat', 'method', 'route'] as const;
const numberFields = ['bytes', 'room', 'status', 'ms', 'port'] as const;

/** Codes of the system and of PostgreSQL, such as `ECONNREFUSED` and `28P01`. */
const codes = /^[A-Z0-9_]{1,40}$/;

const words = /^[A-Za-z/][A-Za-z0-9/:_-]{0,60}$/;

/** Writes JSON lines to `stream`; the default is standard error, so that standard output stays with `main`. */
export function createLog(level: LogLevel, stream: DestinationStream = destination(2)): Log {
  const logger = pino({ level, base: null }, stream);
  return {
    debug: (fields) => logger.debug(allowed(fields)),
    info: (fields) => logger.info(allowed(fields)),
    warn: (fields) => logger.warn(allowed(fields)),
    error: (fields) => logger.error(allowed(fields)),
    bug: (event, thrown) => logger.error({ ...allowed({ event }), ...traceOf(thrown) }),
  };
}

function allowed(fields: LogFields): Record<string, string | number> {
  const line: Record<string, string | number> = {};
  for (const name of wordFields) {
    const value = fields[name];
    if (value !== undefined) line[name] = words.test(value) ? value : '(withheld)';
  }
  for (const name of numberFields) {
    const value = fields[name];
    if (typeof value === 'number') line[name] = value;
  }
  return line;
}

function traceOf(thrown: unknown): { error: string; code?: string; at: string[] } {
  if (!(thrown instanceof Error)) return { error: typeof thrown, at: [] };
  const withoutMessage = (thrown.stack ?? '').replace(thrown.message, '');
  const frames = withoutMessage.split('\n').filter((line) => /^\s+at .+:\d+:\d+\)?$/.test(line));
  const code =
    'code' in thrown && typeof thrown.code === 'string' && codes.test(thrown.code) ? thrown.code : undefined;
  return { error: thrown.name, ...(code && { code }), at: frames.slice(0, 8).map((frame) => frame.trim()) };
}
