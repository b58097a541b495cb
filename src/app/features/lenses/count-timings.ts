import { durationText } from '@core/search/query/parse-value';
import { type AskedLens, keyColumnsOf, keyFilters, keyOf, type LensPorts, type LensTable } from './lens-question';

/** Durations by the lens's keys; outliers by Tukey's outer fence. */
export async function countTimings({ archive }: Pick<LensPorts, 'archive'>, asked: AskedLens): Promise<LensTable> {
  const { criteria, snapshot, signal } = asked;
  const { by } = asked.grouping;
  const question = { criteria, snapshot, signal };
  const timings = await archive.lensTimings(question, by);
  const timed = timings.reduce((sum, { entries }) => sum + entries, 0);
  const { entries } = await archive.count(question);
  const without = entries - timed;
  return {
    columns: [
      ...keyColumnsOf(by),
      { id: 'entries', title: 'Entries', kind: 'count', drill: { filters: [], query: 'duration:*' } },
      { id: 'median', title: 'Median', kind: 'duration', drill: null },
      {
        id: 'p95',
        title: '95 %',
        kind: 'duration',
        drill: { filters: [] },
        help: 'Opens the entries that took as long or longer',
      },
      { id: 'max', title: 'Longest', kind: 'duration', drill: { filters: [] } },
      { id: 'outliers', title: 'Outliers', kind: 'count', drill: { filters: [] } },
      { id: 'fence', title: 'Outliers last longer than', kind: 'duration', drill: null },
    ],
    rows: timings.map((one) => {
      const values = one.keys.map(({ value }) => value);
      return {
        key: keyOf(values),
        cells: [
          ...one.keys.map(({ label }) => label),
          ...[one.entries, one.median, one.p95, one.max, one.fence === null ? null : one.outliers, one.fence],
        ],
        filters: keyFilters(by, values),
        drills: {
          p95: { filters: [], query: `duration:>=${durationText(one.p95)}` },
          max: { filters: [{ field: 'id', not: false, values: [String(one.longest)] }] },
          ...(one.fence === null ? {} : { outliers: { filters: [], query: `duration:>${durationText(one.fence)}` } }),
        },
      };
    }),
    sort: { column: 'outliers', direction: 'descending' },
    notes:
      without === 0
        ? []
        : [
            {
              tone: 'quiet',
              text: `${without.toLocaleString('en')} of ${entries.toLocaleString('en')} entries have no duration and are not in the figures.`,
              criteria: null,
            },
          ],
    entries,
  };
}
