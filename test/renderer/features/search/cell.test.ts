import { COLUMN_IDS } from '@core/entry/columns';
import type { EntryRow } from '@core/search/results';
import { describe, expect, test } from 'vitest';
import { cellFilter } from '../../../../src/renderer/src/features/search/cell-filter';
import { cellText, timeDoubt } from '../../../../src/renderer/src/features/search/cell-text';

const ROW: EntryRow = {
  id: 42,
  severity: 'error',
  started: Date.UTC(2026, 10, 21, 2, 0, 12, 412) * 1000,
  finished: null,
  duration: 41_200_000,
  zone: '+02:00',
  zoneSource: 'given',
  precision: 'millisecond',
  ambiguous: false,
  source: 'Scheduler',
  task: null,
  itemType: null,
  item: 'web1',
  performer: 'admin',
  relation: 'peer',
  onBehalfOf: null,
  tenant: 'Contoso Ltd',
  tenantKey: 'mspcontrol|panel|7',
  organization: null,
  backend: 'mspcontrol',
  instance: null,
  address: null,
  nativeId: 'a"b',
  firstSeen: 0,
  revisionOf: null,
  revisions: 0,
  part: 0,
  vanished: null,
  artefacts: [],
};
const UTC = { kind: 'fixed', zone: 'UTC' } as const;

describe('a cell', () => {
  test('stands for a filter by the value that the archive knows, not by the one shown', () => {
    expect(cellFilter(ROW, 'tenant')).toEqual({ field: 'tenant', value: 'mspcontrol|panel|7' });
  });

  test('without a value stands for "no value"', () => {
    expect(cellFilter(ROW, 'organization')).toEqual({ field: 'organization', value: '' });
  });

  test("of the vendor's id searches the record for it, as one phrase", () => {
    expect(cellFilter(ROW, 'nativeId')).toEqual({ field: 'text', value: '"ab"' });
  });

  test('of a time stands for no filter', () => {
    expect(COLUMN_IDS.filter((column) => cellFilter(ROW, column) === null)).toEqual([
      'date',
      'started',
      'finished',
      'duration',
      'firstSeen',
      'download',
    ]);
  });

  test('is copied with its offset, in the zone that is shown', () => {
    expect([
      cellText(ROW, 'started', UTC),
      cellText(ROW, 'started', { kind: 'backend' }),
      cellText(ROW, 'date', { kind: 'backend' }),
    ]).toEqual(['Nov 21, 2026 02:00:12.412 +00:00', 'Nov 21, 2026 04:00:12.412 +02:00', 'Nov 21, 2026']);
  });

  test('reads as the words of the interface', () => {
    expect([
      cellText(ROW, 'severity', UTC),
      cellText(ROW, 'backend', UTC),
      cellText(ROW, 'relation', UTC),
      cellText(ROW, 'duration', UTC),
      cellText({ ...ROW, started: null }, 'date', UTC),
      cellText(ROW, 'finished', UTC),
    ]).toEqual(['Error', 'MSPControl', 'Peer', '41.2 s', 'Undated', '']);
  });

  test('says where its time is not certain', () => {
    expect([
      timeDoubt(ROW),
      timeDoubt({ ...ROW, ambiguous: true }),
      timeDoubt({ ...ROW, zoneSource: 'assumed' }),
    ]).toEqual([
      null,
      'This local time occurred twice; the earlier one is shown.',
      'The record names no zone; +02:00 was assumed.',
    ]);
  });
});
