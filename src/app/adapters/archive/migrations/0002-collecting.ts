import type { Migration } from './migration';

/**
 * Collecting. Entries of a window are delivered as those of a file are: each plan that a window's entries are read by
 * is a row of `import_file` with `import` 0, the window's id, and no figures of its own (the window has them). A range
 * that the user declared for an import is a window too, with `import` set. An entry has vanished while a row of
 * `vanished` says so that has no `returned_window`.
 */
export const collecting: Migration = {
  version: 2,
  name: 'collecting',
  statements: [
    `ALTER TABLE import_file ADD COLUMN window_id UINTEGER`,
    `CREATE TABLE collection_run (
      id UINTEGER NOT NULL, cause VARCHAR NOT NULL, state VARCHAR NOT NULL, started_at BIGINT NOT NULL, ended_at BIGINT,
      active_at BIGINT NOT NULL, read UBIGINT NOT NULL, added UBIGINT NOT NULL, duplicates UBIGINT NOT NULL,
      revisions UBIGINT NOT NULL, vanished UBIGINT NOT NULL
    )`,
    `CREATE TABLE collection_window (
      id UINTEGER NOT NULL, run_id UINTEGER, import UINTEGER, connection_id VARCHAR, connection_name VARCHAR NOT NULL,
      connector VARCHAR, account VARCHAR NOT NULL, scope VARCHAR NOT NULL, stream VARCHAR NOT NULL,
      tenants VARCHAR[] NOT NULL, clock VARCHAR NOT NULL, range_from BIGINT NOT NULL, range_to BIGINT NOT NULL,
      asked_at BIGINT NOT NULL, ended_at BIGINT, pages UINTEGER NOT NULL, read UBIGINT NOT NULL, added UBIGINT NOT NULL,
      duplicates UBIGINT NOT NULL, revisions UBIGINT NOT NULL, rejected UBIGINT NOT NULL, total UBIGINT,
      outcome VARCHAR NOT NULL, reason VARCHAR, page_cursor VARCHAR, settled_to BIGINT
    )`,
    `CREATE TABLE vanished (
      entry UINTEGER NOT NULL, reason VARCHAR NOT NULL, last_held_window UINTEGER NOT NULL,
      missing_window UINTEGER NOT NULL, missed_at BIGINT NOT NULL, returned_window UINTEGER, returned_at BIGINT
    )`,
  ],
};
