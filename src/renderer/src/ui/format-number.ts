const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** A count, exact, with separators: `12,408`. */
export function formatCount(count: number): string {
  return whole.format(count);
}

/** "1 entry", "12,408 entries". */
export function formatEntries(count: number): string {
  return `${formatCount(count)} ${count === 1 ? 'entry' : 'entries'}`;
}

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** Bytes in steps of 1,000, three significant figures: `932 MB`, `4.21 GB`. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let step = 0;
  while (value >= 999.5 && step < UNITS.length - 1) {
    value /= 1000;
    step += 1;
  }
  const digits = step === 0 || value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return `${value.toFixed(digits)} ${UNITS[step] ?? 'B'}`;
}
