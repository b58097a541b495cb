import type { SearchCoverage } from '@core/coverage/coverage-answers';
import { coverageNoticeText as text } from '../../strings/coverage';
import { daysInWords } from '../../ui/calendar-days';
import { formatCount } from '../../ui/format-number';

/** One sentence for what a search can be trusted for. */
export function coverageInWords(coverage: SearchCoverage): string {
  const { tenants, unknownTenants, days, isComplete } = coverage;
  if (isComplete) return text.complete(tenants);
  if (tenants === 0) return text.nothingKnown;
  if (unknownTenants === tenants) return text.neverCollected(unknownTenants, tenants);
  const parts: string[] = [];
  if (days.length > 0) {
    const named = daysInWords(days.map((one) => one.day));
    parts.push(text.not(lackingTenants(days), tenants, days.length, named));
  }
  if (unknownTenants > 0) parts.push(text.neverCollected(unknownTenants, tenants));
  return parts.join('; ');
}

/** `3`, or `up to 3` where the days differ: the answer counts each day by itself. */
function lackingTenants(days: SearchCoverage['days']): string {
  const counts = days.map((one) => one.tenants);
  const most = Math.max(...counts);
  return counts.every((one) => one === most) ? formatCount(most) : text.upTo(formatCount(most));
}
