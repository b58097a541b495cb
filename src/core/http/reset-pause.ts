/**
 * Milliseconds until a moment that a rate-limit header gives in epoch seconds; null: it gives none. Counted by the
 * backend's own clock where the answer has a Date header, so that a wrong clock at either end costs no hour.
 */
export function untilReset(
  reset: string | undefined,
  headers: Readonly<Record<string, string>>,
  mostMs: number,
  nowMs?: number,
): number | null {
  if (reset === undefined || !/^\d{1,12}$/.test(reset.trim())) return null;
  const date = Date.parse(headers.date ?? '');
  const from = Number.isNaN(date) ? nowMs : date;
  if (from === undefined) return null;
  // A second more: both headers are cut to whole seconds.
  return Math.min(mostMs, Math.max(0, Number(reset) * 1000 - from) + 1000);
}

/** Milliseconds that a Retry-After header asks for in seconds; null: it does not. */
export function retryAfter(headers: Readonly<Record<string, string>>): number | null {
  const seconds = headers['retry-after']?.trim() ?? '';
  return /^\d{1,9}$/.test(seconds) ? Number(seconds) * 1000 : null;
}
