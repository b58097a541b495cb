import type { Migration } from './migration';

/** Files kept beside their entries, and what was cleared at backends by whom. */
export const artefactsAndClearings: Migration = {
  version: 3,
  name: 'artefacts and clearings',
  statements: [
    `CREATE TABLE artefact (
      id UINTEGER NOT NULL, entry UINTEGER NOT NULL, name VARCHAR NOT NULL, media_type VARCHAR NOT NULL,
      byte_length BIGINT NOT NULL, sha256 VARCHAR NOT NULL, source VARCHAR NOT NULL, origin VARCHAR NOT NULL,
      kept_at BIGINT NOT NULL, can_open UTINYINT NOT NULL, bytes BLOB NOT NULL USING COMPRESSION zstd
    )`,
    `CREATE TABLE clearing (
      id UINTEGER NOT NULL, connection_id VARCHAR NOT NULL, connection_name VARCHAR NOT NULL, account VARCHAR NOT NULL,
      machine_user VARCHAR NOT NULL, tenant_id VARCHAR NOT NULL, tenant_name VARCHAR NOT NULL, range_from BIGINT NOT NULL,
      range_to BIGINT NOT NULL, zone VARCHAR NOT NULL, started_at BIGINT NOT NULL, ended_at BIGINT, state VARCHAR NOT NULL, counted UBIGINT,
      archived UBIGINT, remaining UBIGINT, reason VARCHAR
    )`,
  ],
};
