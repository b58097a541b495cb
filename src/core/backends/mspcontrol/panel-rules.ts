import type { CollectionRules } from '../connector';
import type { PanelOptions } from './panel-options';

const DAY = 86_400_000_000;

/** Only whole days of the server's clock can be asked, by when tasks started. */
export function panelRules(options: PanelOptions): CollectionRules {
  return {
    clock: 'event',
    granularity: DAY,
    zone: options.zone || 'UTC',
    longestWindow: 31 * DAY,
    shortestWindow: DAY,
    retention: options.retentionDays === 0 ? null : options.retentionDays * DAY,
    lateness: options.lateDays * DAY,
    // Days that a late entry may still reach are read again.
    overlap: Math.max(2, options.lateDays + 1) * DAY,
    firstRange: 90 * DAY,
    // Offsets shift with every entry that is written or deleted.
    cursorsLast: false,
  };
}
