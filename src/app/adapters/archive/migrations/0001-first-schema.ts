import type { Migration } from './migration';

/**
 * The first schema. Codes of dimension columns point into `dimension` and `tenant`; 0 means no value. Small numbers of
 * closed lists (severity, relation, zone_source, precision, raw_encoding) are indexes into the lists of core. Times are
 * UTC microseconds. `raw` holds records that are UTF-8, `raw_bytes` all others. No index and no key anywhere: a scan of
 * 16 bytes a row finds identities faster than an index can be kept, and row groups of 32,768 keep checkpoints short.
 */
export const firstSchema: Migration = {
  version: 1,
  name: 'first schema',
  statements: [
    `CREATE TABLE dimension (field VARCHAR NOT NULL, code UINTEGER NOT NULL, value VARCHAR NOT NULL)`,
    `CREATE TABLE tenant (
      code UINTEGER NOT NULL, kind VARCHAR NOT NULL, instance VARCHAR, vendor_id VARCHAR NOT NULL, label VARCHAR NOT NULL
    )`,
    `CREATE TABLE tenant_name (tenant UINTEGER NOT NULL, name VARCHAR NOT NULL, first_seen BIGINT, last_seen BIGINT)`,
    `CREATE TABLE entry (
      id UINTEGER NOT NULL,
      batch UINTEGER NOT NULL,
      file UINTEGER NOT NULL,
      position BIGINT NOT NULL,
      part USMALLINT NOT NULL,
      identity UHUGEINT NOT NULL,
      sha256 BLOB NOT NULL USING COMPRESSION uncompressed,
      backend UINTEGER NOT NULL,
      instance UINTEGER NOT NULL,
      tenant UINTEGER NOT NULL,
      organization UINTEGER NOT NULL,
      source UINTEGER NOT NULL,
      task UINTEGER NOT NULL,
      item_type UINTEGER NOT NULL,
      performer UINTEGER NOT NULL,
      on_behalf_of UINTEGER NOT NULL,
      zone UINTEGER NOT NULL,
      relation UTINYINT NOT NULL,
      severity UTINYINT NOT NULL,
      zone_source UTINYINT NOT NULL,
      time_precision UTINYINT NOT NULL,
      ambiguous UTINYINT NOT NULL,
      mapping_version UINTEGER NOT NULL,
      started BIGINT,
      finished BIGINT,
      duration BIGINT,
      item VARCHAR,
      native_id VARCHAR,
      address VARCHAR,
      raw_length UINTEGER NOT NULL,
      raw_encoding UTINYINT NOT NULL,
      raw VARCHAR USING COMPRESSION zstd,
      raw_bytes BLOB USING COMPRESSION zstd,
      search_text VARCHAR USING COMPRESSION zstd
    )`,
    `CREATE TABLE revision (id UINTEGER NOT NULL, first_id UINTEGER NOT NULL)`,
    `CREATE TABLE sighting (
      entry UINTEGER NOT NULL, file UINTEGER NOT NULL, position BIGINT NOT NULL, part USMALLINT NOT NULL,
      batch UINTEGER NOT NULL
    )`,
    `CREATE TABLE import (
      id UINTEGER NOT NULL, title VARCHAR NOT NULL, state VARCHAR NOT NULL, started_at BIGINT NOT NULL, ended_at BIGINT
    )`,
    `CREATE TABLE import_file (
      id UINTEGER NOT NULL, import UINTEGER NOT NULL, name VARCHAR NOT NULL, byte_length BIGINT NOT NULL,
      plan VARCHAR, failure VARCHAR,
      added UBIGINT NOT NULL, duplicates UBIGINT NOT NULL, revisions UBIGINT NOT NULL, rejected UBIGINT NOT NULL,
      undated UBIGINT NOT NULL, earliest BIGINT, latest BIGINT
    )`,
    `CREATE TABLE correction (file UINTEGER NOT NULL, corrected_at BIGINT NOT NULL, note VARCHAR NOT NULL)`,
    `CREATE TABLE rejected (
      id UINTEGER NOT NULL, file UINTEGER NOT NULL, position BIGINT NOT NULL, reason VARCHAR NOT NULL,
      byte_length BIGINT NOT NULL, bytes BLOB NOT NULL USING COMPRESSION zstd
    )`,
    `CREATE TABLE batch (
      number UINTEGER NOT NULL, kind VARCHAR NOT NULL, import UINTEGER, file UINTEGER, first_id UINTEGER,
      last_id UINTEGER, entries UINTEGER NOT NULL, committed_at BIGINT NOT NULL, previous BLOB NOT NULL, digest BLOB NOT NULL
    )`,
    `CREATE TABLE tombstone (
      batch UINTEGER NOT NULL, entry UINTEGER NOT NULL, is_removed BOOLEAN NOT NULL, identity UHUGEINT NOT NULL,
      sha256 BLOB NOT NULL, tenant UINTEGER NOT NULL, mapping_version UINTEGER NOT NULL, position BIGINT NOT NULL,
      part USMALLINT NOT NULL
    )`,
  ],
};
