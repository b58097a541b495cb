import { STAND_INS, type StandInName } from '@demo/backends/demo-backends';
import { startPanelStandInAs } from '@demo/backends/panel/panel-stand-in';
import type { StartStandIn } from '@demo/backends/stand-in';

export interface SmallPages {
  readonly entriesPerTenant: number;
  /** Options of the connection besides those that the stand-in needs. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** So many entries, in pages so small, that a window of each connector has several pages. */
export const SMALL_PAGES: Readonly<Record<StandInName, SmallPages>> = {
  panel: { entriesPerTenant: 40, options: { pageSize: 10 } },
  lumu: { entriesPerTenant: 150, options: {} },
  okta: { entriesPerTenant: 1100, options: {} },
  github: { entriesPerTenant: 120, options: {} },
  microsoft365: { entriesPerTenant: 40, options: {} },
  graph: { entriesPerTenant: 40, options: { pageSize: 10 } },
  'http-json': { entriesPerTenant: 120, options: {} },
};

/** The panel without the entry that every request of ours adds to its log: what it holds would never stand still. */
export const STARTS: Readonly<Record<StandInName, StartStandIn>> = {
  ...STAND_INS,
  panel: (options) => startPanelStandInAs({ ...options, writesSignIns: false }),
};
