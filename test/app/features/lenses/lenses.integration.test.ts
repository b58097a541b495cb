import { createLensesFeature } from '@app/features/lenses/lenses-feature';
import type { CallInput } from '@contract/calls';
import { lensCalls } from '@contract/lens-calls';
import type { Archive } from '@core/archive/archive';
import { tenantKey } from '@core/archive/tenant-key';
import type { Cadence } from '@core/lenses/cadence';
import { drillCriteria, type LensAnswer } from '@core/lenses/lens-answer';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { importEntries, openTestArchive } from '../../adapters/archive/open-test-archive';
import type { TestEntry } from '../../adapters/archive/test-batch';

const DAY = 86_400_000_000;
const BERLIN = 'Europe/Berlin';
const at = (text: string): number => Temporal.PlainDateTime.from(text).toZonedDateTime(BERLIN).epochMilliseconds * 1000;
const NOW = at('2026-11-22T12:00');

function featureOf(archive: Archive) {
  return createLensesFeature({
    archive,
    files: { resolve: () => ({ path: '/nowhere', name: 'nowhere', kind: 'target' }) as never },
    push: () => undefined,
    now: () => NOW,
    who: () => 'Rita',
    answer: (_ask, work) => work(),
  });
}

async function ask(archive: Archive, question: CallInput<'lenses.answer'>): Promise<LensAnswer> {
  const input = lensCalls['lenses.answer'].input.parse({ zone: BERLIN, ...question });
  return featureOf(archive)['lenses.answer'](input);
}

const LAST_WEEK = { kind: 'between', from: at('2026-11-15T00:00'), to: at('2026-11-22T00:00') } as const;

/** Every figure of an answer beside what the search behind it counts. */
async function assertDrills(archive: Archive, answer: LensAnswer): Promise<number> {
  let figures = 0;
  for (const row of answer.rows) {
    for (const [index, column] of answer.columns.entries()) {
      const criteria = drillCriteria(answer, row, column.id);
      if (criteria === null || column.kind === 'state') continue;
      const { entries } = await archive.count({ criteria, snapshot: answer.snapshot });
      if (column.kind === 'count')
        expect([row.key, column.id, entries]).toEqual([row.key, column.id, row.cells[index]]);
      else expect(entries).toBeGreaterThan(0);
      figures += 1;
    }
  }
  return figures;
}

const table = ({ rows }: LensAnswer): readonly (readonly (string | number | null)[])[] =>
  rows.map(({ cells }) => cells);

let serial = 0;
const entry = (rest: Partial<TestEntry>): TestEntry => {
  serial += 1;
  return { key: String(serial), tenant: 't1', tenantName: 'Harbour', task: 'Create Site', performer: 'anna', ...rest };
};

describe('the lenses', () => {
  it('count errors by task and tenant, against the week before, with what only failed then', async () => {
    const archive = await openTestArchive({ now: () => NOW });
    await importEntries(archive, [
      entry({ severity: 'error', started: at('2026-11-16T03:00'), task: 'Zip' }),
      entry({ severity: 'error', started: at('2026-11-17T03:00'), task: 'Zip' }),
      entry({ severity: 'error', started: at('2026-11-10T03:00'), task: 'Zip' }),
      entry({ severity: 'error', started: at('2026-11-09T03:00'), task: 'Backup', tenant: 't2', tenantName: 'Mill' }),
      entry({ severity: 'warning', started: at('2026-11-17T03:00'), task: 'Zip' }),
    ]);
    const answer = await ask(archive, { lens: 'errors', range: LAST_WEEK });
    expect(table(answer)).toEqual([
      ['Zip', 'Harbour', 2, 1, 1, at('2026-11-17T03:00')],
      ['Backup', 'Mill', 0, 1, -1, null],
    ]);
    expect(answer.entries).toBe(2);
    expect(await assertDrills(archive, answer)).toBe(4);
    const narrow = await ask(archive, {
      lens: 'errors',
      range: LAST_WEEK,
      filters: [{ field: 'tenant', values: ['Mill'] }],
    });
    expect(table(narrow)).toEqual([['Backup', 'Mill', 0, 1, -1, null]]);
  });

  it('find sensitive actions of peers and administrators by the shipped list, and of those who do not say', async () => {
    const archive = await openTestArchive({ now: () => NOW });
    const started = at('2026-11-20T10:00');
    await importEntries(archive, [
      entry({ started, task: 'policy.rule.update', relation: 'administrator' }),
      entry({ started, task: 'policy.rule.update', relation: 'peer', severity: 'error' }),
      entry({ started, task: 'policy.rule.update', relation: 'self' }),
      entry({ started, task: 'policy.rule.update', relation: null }),
      entry({ started, task: 'user.session.start', relation: 'peer' }),
    ]);
    const answer = await ask(archive, { lens: 'sensitive', range: LAST_WEEK });
    expect(table(answer)).toEqual([
      ['Harbour', 'anna', '', 1, 0, started, started],
      ['Harbour', 'anna', 'administrator', 1, 0, started, started],
      ['Harbour', 'anna', 'peer', 1, 1, started, started],
    ]);
    expect(answer.notes[0]?.text).toContain('1 entry does not say');
    await assertDrills(archive, answer);
    const feature = featureOf(archive);
    await feature['lenses.keepTaskList']({
      list: 'sensitive',
      patterns: [{ backend: null, of: 'task', pattern: 'user.session.*', origin: 'own' }],
    });
    expect(table(await ask(archive, { lens: 'sensitive', range: LAST_WEEK }))).toEqual([
      ['Harbour', 'anna', 'peer', 1, 0, started, started],
    ]);
    expect((await feature['lenses.keepTaskList']({ list: 'sensitive', patterns: null })).isShipped).toBe(true);
  });

  it('tell which scheduled task did not run from one whose day is not covered, over a change of clocks', async () => {
    const archive = await openTestArchive({ now: () => NOW });
    const nights = Array.from({ length: 60 }, (_, night) => Temporal.PlainDate.from('2026-09-20').add({ days: night }))
      .map((day) => day.toString())
      .filter((day) => day !== '2026-10-28' && day !== '2026-11-10');
    const { importId } = await importEntries(
      archive,
      nights.map((day, index) =>
        entry({
          started: at(`${day}T02:30`),
          task: 'Scheduled report',
          item: 'Mailboxes',
          severity: day === '2026-11-01' ? 'error' : 'information',
          key: `night ${index}`,
        }),
      ),
    );
    const tenant = tenantKey('okta', null, 't1');
    await archive.declareImport(importId, {
      from: at('2026-09-20T00:00'),
      to: at('2026-11-09T00:00'),
      tenants: [tenant],
    });
    const range = { kind: 'between', from: at('2026-10-20T00:00'), to: at('2026-11-15T00:00') } as const;
    const answer = await ask(archive, { lens: 'schedule', range });
    expect(table(answer)).toEqual([
      [
        ...['Scheduled report', 'Mailboxes', 'Harbour', 24, 1, 1, 1],
        ...['every day at 02:30 Europe/Berlin', at('2026-11-14T02:30'), 'Learned'],
      ],
    ]);
    await assertDrills(archive, answer);
    const slots = await ask(archive, { lens: 'schedule', range, grouping: 'slots' });
    expect(slots.rows.map(({ cells }) => cells.slice(0, 2))).toEqual([
      [at('2026-11-10T02:30'), 'Not covered'],
      [at('2026-10-28T02:30'), 'Did not run'],
    ]);
    await assertDrills(archive, slots);
    const feature = featureOf(archive);
    const series = answer.rows[0]?.key ?? '';
    await feature['lenses.keepExpectation']({ series, expectation: { state: 'ignored', cadence: null } });
    expect(table(await ask(archive, { lens: 'schedule', range }))[0]?.slice(5)).toEqual([
      ...[null, null, 'every day at 02:30 Europe/Berlin', at('2026-11-14T02:30'), 'Ignored by Rita'],
    ]);
    const sundays: Cadence = { kind: 'weekly', days: [6], times: [150], tolerance: 30, zone: BERLIN };
    await feature['lenses.keepExpectation']({ series, expectation: { state: 'confirmed', cadence: sundays } });
    expect(table(await ask(archive, { lens: 'schedule', range }))[0]?.slice(3, 8)).toEqual([
      ...[24, 1, 0, 0, 'every sun at 02:30 Europe/Berlin'],
    ]);
  });

  it('measure durations, and open exactly the outliers', async () => {
    const archive = await openTestArchive({ now: () => NOW });
    const started = at('2026-11-20T10:00');
    await importEntries(archive, [
      ...Array.from({ length: 30 }, (_, index) =>
        entry({ started: started + index, finished: started + index + (10 + (index % 5)) * 1_000_000 }),
      ),
      entry({ started, finished: started + 400_000_000 }),
      entry({ started, finished: null }),
    ]);
    const answer = await ask(archive, { lens: 'timing', range: LAST_WEEK });
    expect(table(answer)).toEqual([['Create Site', 31, 12_000_000, 14_000_000, 400_000_000, 1, 19_000_000]]);
    expect(await assertDrills(archive, answer)).toBe(4);
    expect(answer.notes.map(({ text }) => text)).toEqual([
      '1 of 32 entries have no duration and are not in the figures.',
    ]);
  });

  it('count sign-ins with failures and first-time addresses, each way of counting', async () => {
    const archive = await openTestArchive({ now: () => NOW });
    const signIn = (rest: Partial<TestEntry>): TestEntry => entry({ task: 'user.session.start', ...rest });
    await importEntries(archive, [
      signIn({ started: at('2026-10-01T08:00'), address: '10.0.0.1' }),
      signIn({ started: at('2026-11-16T08:00'), address: '10.0.0.1' }),
      signIn({ started: at('2026-11-17T08:00'), address: '203.0.113.9', severity: 'warning' }),
      signIn({ started: at('2026-11-17T08:01'), address: '203.0.113.9' }),
      signIn({ started: at('2026-11-18T08:00'), address: null, performer: 'bob' }),
    ]);
    const answer = await ask(archive, { lens: 'sign-ins', range: LAST_WEEK });
    expect(table(answer)).toEqual([
      ['anna', 3, 2, 1, 2, at('2026-11-17T08:01')],
      ['bob', 1, 1, 0, 0, at('2026-11-18T08:00')],
    ]);
    for (const grouping of ['performer', 'performer-address', 'address', 'tenant']) {
      await assertDrills(archive, await ask(archive, { lens: 'sign-ins', range: LAST_WEEK, grouping }));
    }
  });

  it('find what was done outside working hours by the zone’s own clock, on both sides of a change of clocks', async () => {
    const archive = await openTestArchive({ now: () => NOW });
    const instants = [
      '2026-10-23T16:30', // a Friday within the hours, summer time
      '2026-10-23T18:00', // their end
      '2026-10-24T10:00', // a Saturday
      '2026-10-26T07:59', // a Monday, winter time
      '2026-10-26T08:00',
    ];
    await importEntries(
      archive,
      instants.map((text) => entry({ started: at(text), performer: text })),
    );
    await importEntries(archive, [
      entry({ started: at('2026-10-24T03:00'), relation: 'system' }),
      entry({ started: null }),
    ]);
    const range = { kind: 'between', from: at('2026-10-20T00:00'), to: at('2026-11-01T00:00') } as const;
    const hours = 'outside mon-fri 08:00-18:00 Europe/Berlin';
    const answer = await ask(archive, { lens: 'off-hours', range, hours, grouping: 'performer' });
    expect(table(answer).map(([performer]) => performer)).toEqual([
      ...['2026-10-23T18:00', '2026-10-24T10:00', '2026-10-26T07:59'],
    ]);
    await assertDrills(archive, answer);
  });

  it('find what is seen for the first time, compared with the whole archive', async () => {
    const archive = await openTestArchive({ now: () => NOW });
    await importEntries(archive, [
      entry({ started: at('2026-10-01T08:00'), performer: 'anna', tenant: 't1' }),
      entry({ started: at('2026-11-16T08:00'), performer: 'anna', tenant: 't2', tenantName: 'Mill' }),
      entry({ started: at('2026-11-17T08:00'), performer: 'bob', task: 'Delete Site' }),
      entry({ started: at('2026-11-18T08:00'), performer: 'bob', task: 'Delete Site' }),
    ]);
    const performers = await ask(archive, { lens: 'first-seen', range: LAST_WEEK });
    expect(table(performers)).toEqual([['bob', at('2026-11-17T08:00'), 2, at('2026-11-18T08:00')]]);
    expect(performers.notes[0]?.text).toContain('2026-10-01T08:00+02:00');
    const pairs = await ask(archive, { lens: 'first-seen', range: LAST_WEEK, grouping: 'performer-tenant' });
    expect(table(pairs).map((cells) => cells.slice(0, 2))).toEqual([
      ['bob', 'Harbour'],
      ['anna', 'Mill'],
    ]);
    await assertDrills(archive, pairs);
    const all = await ask(archive, { lens: 'first-seen', range: { kind: 'all' } });
    expect(all.notes[0]?.tone).toBe('warning');
    expect(all.total).toBe(2);
  });

  it('give their rows in pages, sorted, searched, and as CSV that no spreadsheet runs', async () => {
    const archive = await openTestArchive({ now: () => NOW });
    await importEntries(
      archive,
      Array.from({ length: 250 }, (_, index) =>
        entry({ severity: 'error', started: at('2026-11-16T03:00') + index * DAY * 0, task: `=task ${index}` }),
      ),
    );
    const page = await ask(archive, {
      lens: 'errors',
      grouping: 'task',
      range: LAST_WEEK,
      sort: { column: 'task', direction: 'ascending' },
      offset: 200,
      limit: 100,
    });
    expect([page.total, page.rows.length, page.rows[0]?.cells[0]]).toEqual([250, 50, '=task 200']);
    const found = await ask(archive, { lens: 'errors', grouping: 'task', range: LAST_WEEK, contains: 'TASK 24' });
    expect(found.total).toBe(11);
    const csv = await featureOf(archive)['lenses.csv'](
      lensCalls['lenses.csv'].input.parse({ lens: 'errors', grouping: 'task', range: LAST_WEEK, zone: 'UTC' }),
    );
    expect(csv.rows).toBe(250);
    expect(csv.text?.split('\r\n').slice(0, 2)).toEqual([
      'Task,Errors,Before,Change,Last time',
      "'=task 0,1,0,1,2026-11-16T02:00:00.000000Z",
    ]);
  });
});
