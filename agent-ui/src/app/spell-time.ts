/** «38 s», «9 min 04 s», «1 t 02 min» (in English «1 h»); from milliseconds. */
export function spellDuration(ms: number, hour: string): string {
  const { hours, minutes, seconds } = split(ms);
  if (hours > 0) return `${hours} ${hour} ${pad(minutes)} min`;
  return minutes > 0 ? `${minutes} min ${pad(seconds)} s` : `${seconds} s`;
}

/** «04.32», over an hour «1.04.32»; from milliseconds. */
export function spellTimer(ms: number): string {
  const { hours, minutes, seconds } = split(ms);
  return `${hours > 0 ? `${hours}.` : ''}${pad(minutes)}.${pad(seconds)}`;
}

function split(ms: number): { hours: number; minutes: number; seconds: number } {
  const total = Math.max(0, Math.floor(ms / 1000));
  return { hours: Math.floor(total / 3600), minutes: Math.floor(total / 60) % 60, seconds: total % 60 };
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}
