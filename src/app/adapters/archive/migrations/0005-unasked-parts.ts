import type { Migration } from './migration';

/** What a run could not ask at all, as JSON: no window tells of it. */
export const unaskedParts: Migration = {
  version: 5,
  name: 'unasked parts of runs',
  statements: ['ALTER TABLE collection_run ADD COLUMN unasked VARCHAR'],
};
