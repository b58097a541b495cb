import { expect, it } from 'vitest';
import { exportName } from '../../../../src/renderer/src/features/exports/export-name';

it('names an export by its instant in UTC, without characters that a file system refuses', () => {
  expect(exportName('ndjson', Date.UTC(2026, 10, 21, 3, 0, 12))).toBe('veritrail-2026-11-21-030012.ndjson');
});
