import { lastDays } from '../../calendar';
import type { PanelStore } from './panel-store';
import type { WorldTenant } from './panel-world';

/** The second customer's report did not run four nights ago: the finding is the gap. */
const MISSING = { place: 2, daysAgo: 4 };

/** A report that the panel makes for every customer each night at 04:40 of its own clock, up to `now` (epoch milliseconds). */
export function addNightlyReports(
  store: PanelStore,
  world: readonly WorldTenant[],
  { now, days, zone }: { readonly now: number; readonly days: number; readonly zone: string },
): void {
  const customers = world.filter(({ place }) => place > 0);
  for (const day of lastDays(now, days, zone)) {
    for (const { place } of customers) {
      const at = day.at(4, 40, place * 4);
      const isMissing = place === MISSING.place && day.daysAgo === MISSING.daysAgo;
      if (at < now && !isMissing) store.add({ at, tenant: place, kind: 'nightly-report' });
    }
  }
}
