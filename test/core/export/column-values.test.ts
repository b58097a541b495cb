import { columnText, secondsText } from '@core/export/column-values';
import { entryObject } from '@core/export/entry-object';
import { describe, expect, it } from 'vitest';
import { entryRow } from './entry-row';

const started = Date.parse('2026-11-21T03:00:12.412Z') * 1000;

describe('the columns of a row as text', () => {
  it('are ISO times as fine as they are known, seconds, and ids', () => {
    const row = entryRow({
      id: 7,
      started,
      finished: started + 41_200_000,
      duration: 41_200_000,
      precision: 'millisecond',
    });
    expect([
      columnText(row, 'started'),
      columnText(row, 'finished'),
      columnText(row, 'date'),
      columnText(row, 'duration'),
    ]).toEqual(['2026-11-21T03:00:12.412Z', '2026-11-21T03:00:53.612Z', '2026-11-21', '41.2']);
    expect(columnText(row, 'started', 'Asia/Tokyo')).toBe('2026-11-21T12:00:12.412+09:00');
  });

  it('are nothing where the entry has nothing', () => {
    const row = entryRow({ id: 7, started: null });
    expect([
      columnText(row, 'started'),
      columnText(row, 'date'),
      columnText(row, 'duration'),
      columnText(row, 'download'),
    ]).toEqual([null, null, null, null]);
  });

  it('write durations exactly, negative ones too', () => {
    expect([0, 1, -1, 1_000_000, 3_600_000_001, -1_500_000].map(secondsText)).toEqual([
      '0',
      '0.000001',
      '-0.000001',
      '1',
      '3600.000001',
      '-1.5',
    ]);
  });

  it('make an object by column id, with numbers for id and duration', () => {
    const object = entryObject(entryRow({ id: 7, started, duration: 1_500_000, task: 'Zip', revisionOf: 3, part: 2 }));
    expect(object).toMatchObject({
      id: 7,
      started: '2026-11-21T03:00:12.412Z',
      duration: 1.5,
      task: 'Zip',
      revisionOf: 3,
      part: 2,
    });
    expect(Object.keys(object)).not.toContain('date');
    expect(object['download']).toBeNull();
    expect(entryObject(entryRow({ artefacts: ['a.pdf', 'b.zip'] }))['download']).toBe('a.pdf; b.zip');
  });
});
