import type { CollectionRules } from '@core/backends/connector';
import { DAY } from '../coverage/ledger-window';

/** Rules of a plain backend: any second can be asked, nothing comes late, everything is kept. */
export const RULES: CollectionRules = {
  clock: 'event',
  granularity: 1_000_000,
  zone: 'UTC',
  longestWindow: 3650 * DAY,
  shortestWindow: 1_000_000,
  retention: null,
  lateness: 0,
  overlap: 0,
  firstRange: 30 * DAY,
  cursorsLast: true,
};
