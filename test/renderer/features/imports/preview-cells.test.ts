import type { MappedEntry } from '@core/entry/mapped-entry';
import { expect, it } from 'vitest';
import { previewCells, timeExplanation } from '../../../../src/renderer/src/features/imports/preview-cells';

const entry: MappedEntry = {
  nativeId: null,
  nativeIdIsGlobal: false,
  part: 0,
  instance: null,
  tenant: { id: 'c1', name: 'Contoso' },
  organization: null,
  severity: 'warning',
  started: {
    instant: Date.UTC(2026, 10, 21, 2, 0, 12) * 1000,
    text: '11/21/2026 3:00:12 AM',
    zone: '+01:00',
    zoneSource: 'configured',
    precision: 'second',
    ambiguous: true,
  },
  finished: null,
  source: 'SCHEDULER',
  task: null,
  itemType: null,
  item: 'web1',
  performer: 'anna',
  relation: null,
  onBehalfOf: null,
  address: null,
};

it('shows an entry as the grid will: the time in its zone, the tenant by its name, nothing for nothing', () => {
  expect(previewCells(entry)).toEqual([
    'Nov 21, 2026 03:00:12 +01:00',
    'Warning',
    'SCHEDULER',
    '',
    'web1',
    'anna',
    '',
    'Contoso',
    '',
  ]);
});

it('calls an entry without a time undated', () => {
  expect(previewCells({ ...entry, started: null })[0]).toBe('undated');
});

it('tells on hover what the record says and how its zone is known', () => {
  expect(timeExplanation(entry)).toBe(
    '11/21/2026 3:00:12 AM (zone +01:00, as you chose; this local time occurs twice, the earlier one is taken)',
  );
});
