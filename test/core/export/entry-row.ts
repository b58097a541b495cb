import type { EntryRow } from '@core/search/results';

const EMPTY: EntryRow = {
  id: 1,
  severity: 'information',
  started: 0,
  finished: null,
  duration: null,
  zone: 'UTC',
  zoneSource: 'given',
  precision: 'second',
  ambiguous: false,
  source: null,
  task: null,
  itemType: null,
  item: null,
  performer: null,
  relation: null,
  onBehalfOf: null,
  tenant: null,
  tenantKey: null,
  organization: null,
  backend: 'generic',
  instance: null,
  address: null,
  nativeId: null,
  firstSeen: 0,
  revisionOf: null,
  revisions: 0,
  part: 0,
  vanished: null,
  artefacts: [],
};

/** A row with nothing in it but what is given. */
export const entryRow = (given: Partial<EntryRow>): EntryRow => ({ ...EMPTY, ...given });
