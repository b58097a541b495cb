import { formatCount } from './format-number';

/** A count and its noun: `1 file`, `12,408 files`. */
export function plural(count: number, one: string, many: string): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}
