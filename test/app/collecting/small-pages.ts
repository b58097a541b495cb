import type { StandInName } from '@demo/backends/demo-backends';

/** Options that make the pages of each connector so small that a window has several. */
export const SMALL_PAGES: Readonly<Record<StandInName, Readonly<Record<string, unknown>>>> = {
  panel: { pageSize: 10 },
  lumu: {},
  okta: { pageSize: 10 },
  github: { pageSize: 10 },
  microsoft365: {},
  graph: { pageSize: 10 },
  'http-json': {},
};
