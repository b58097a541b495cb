import { collectedPlan } from '@core/backends/collected-plan';
import { describeColumns } from '@core/backends/describe-columns';
import { createEntryReader } from '@core/backends/entry-reader';
import { findEmbeddedXml } from '@core/backends/find-embedded-xml';
import { hasSameContent } from '@core/entry/canonical-content';
import type { FramedRecord } from '@core/records/framed-record';
import { describe, expect, test } from 'vitest';
import { decoding, digest } from '../../platform';

const ID = '0d9a4c1b7e2f4a55b8c3d6e7f8091a2b';
const LOG =
  '<log><parameters /><records><record severity="1" date="10/25/2026 02:30:00" ident="0"><text>Moved &amp; kept</text><stackTrace /></record></records></log>';
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

interface Columns {
  readonly [name: string]: string;
}
const USUAL: Columns = {
  RecordID: ID,
  SeverityID: '1',
  StartDate: '2026-10-01T08:14:03.127+02:00',
  FinishDate: '2026-10-01T08:14:41.94+02:00',
  SourceName: 'FILES',
  TaskName: 'ZIP_FILES',
  ItemName: 'Rotas & <plans> &amp;',
  ExecutionLog: LOG,
  UserID: '57',
  Username: 'peer.ada',
  FirstName: 'Ada',
  FullName: 'Ada Peer',
  RoleID: '3',
  Email: 'ada@tenant.example',
  EffectiveUserID: '42',
  NewColumn: 'kept',
};
const rowText = (columns: Columns, order = 0): string =>
  `<Table1 diffgr:id="Table1${order + 1}" msdata:rowOrder="${order}">${Object.entries(columns)
    .map(([name, value]) => `<${name}>${escaped(value)}</${name}>`)
    .join('')}</Table1>`;
const recordOf = (text: string): FramedRecord => {
  const bytes = new Uint8Array(Buffer.from(text));
  return { kind: 'record', position: 7, bytes, encoding: 'utf-8', text };
};
const plan = collectedPlan({
  kind: 'mspcontrol',
  instance: 'panel.example',
  tenant: '42',
  zone: 'Europe/Berlin',
  framing: 'xml-rows',
});
const read = (columns: Columns, order = 0) => {
  const outcome = createEntryReader(plan, { decoding, digest }).read(recordOf(rowText(columns, order)));
  if (outcome.kind === 'rejected') throw new Error(outcome.reason);
  const [entry] = outcome.entries;
  if (entry === undefined) throw new Error('no entry');
  return entry;
};

describe('a row of the log service', () => {
  test('is read by the names of its columns, and nothing in it is HTML-decoded', () => {
    const { columns, raw } = read(USUAL);
    expect(Buffer.from(raw).toString()).toBe(rowText(USUAL));
    expect(columns).toEqual({
      nativeId: ID,
      nativeIdIsGlobal: true,
      part: 0,
      instance: 'panel.example',
      tenant: { id: '42', name: null },
      organization: null,
      severity: 'warning',
      started: {
        instant: Date.UTC(2026, 9, 1, 6, 14, 3, 127) * 1000,
        text: '2026-10-01T08:14:03.127+02:00',
        zone: '+02:00',
        zoneSource: 'given',
        precision: 'millisecond',
        ambiguous: false,
      },
      finished: expect.objectContaining({ text: '2026-10-01T08:14:41.94+02:00' }) as unknown,
      source: 'FILES',
      task: 'ZIP_FILES',
      itemType: null,
      item: 'Rotas & <plans> &amp;',
      performer: 'peer.ada',
      relation: 'peer',
      onBehalfOf: null,
      address: null,
    });
  });

  test('names its columns in the way of Entity Framework too', () => {
    const renamed = Object.fromEntries(
      Object.entries(USUAL).map(([name, value]) => [name.replace(/ID$/, 'Id'), value]),
    );
    expect(read(renamed).columns).toEqual(read(USUAL).columns);
    expect(read(renamed).identity).toEqual(read(USUAL).identity);
  });

  test('reads again from the archive to the same columns and identity', () => {
    const entry = read(USUAL);
    const outcome = createEntryReader(plan, { decoding, digest }).readStored({
      bytes: entry.raw,
      encoding: 'utf-8',
      position: 7,
    });
    expect(outcome).toEqual({ kind: 'entries', entries: [entry] });
  });

  test('gives each column its place', () => {
    const rawText = rowText({ ...USUAL, Organization: 'Main Site' });
    const found = describeColumns(plan, { kind: 'mspcontrol', mappingVersion: 1, rawText, part: 0, headings: null });
    const origins = Object.fromEntries((found?.origins ?? []).map((origin) => [origin.column, origin]));
    expect(origins['started']).toMatchObject({ place: '/Table1/StartDate', rule: null });
    expect(origins['organization']).toMatchObject({ place: '/Table1/Organization' });
    expect(origins['tenant']).toMatchObject({
      place: '/Table1/EffectiveUserID',
      rule: 'the customer whose log was asked for',
    });
    expect(origins['relation']).toMatchObject({ rule: 'EffectiveUserID is another account' });
  });

  test('shows its execution log readable', () => {
    expect(findEmbeddedXml(rowText(USUAL))).toEqual([{ place: '/Table1/ExecutionLog', xml: LOG }]);
  });

  test('is searched by what its entities hide', () => {
    expect(read(USUAL).searchText).toContain('Rotas & <plans> &amp;\n');
    expect(read({ RecordID: ID, ItemName: 'plain \\ text' }).searchText).toBeNull();
  });

  test('has the columns of MSPControl where they are there', () => {
    const { columns } = read({ ...USUAL, Customer: 'Harbor Clinic', Organization_x0020_Name: 'Main', User: 'i.vance' });
    expect(columns).toMatchObject({
      tenant: { id: '42', name: 'Harbor Clinic' },
      organization: 'Main',
      onBehalfOf: 'i.vance',
    });
  });

  test('an id that the panel did not make itself is not unique over all panels', () => {
    const one = read({ ...USUAL, RecordID: 'nightly-1' });
    expect(one.columns).toMatchObject({ nativeId: 'nightly-1', nativeIdIsGlobal: false });
    expect(read({ ...USUAL, RecordID: 'nightly-1', FullName: 'Ada B.' }, 9).identity).toEqual(one.identity);
  });
});

describe('who did it', () => {
  const without = (columns: Columns, ...names: readonly string[]): Columns =>
    Object.fromEntries(Object.entries(columns).filter(([name]) => !names.includes(name)));

  test.each([
    [{ ...USUAL, UserID: '42' }, 'self'],
    [{ ...USUAL, IsPeer: 'true', UserID: '42' }, 'peer'],
    [{ ...USUAL, RoleID: '1', UserID: '42' }, 'administrator'],
    [{ ...USUAL, Username: 'serveradmin' }, 'administrator'],
    [{ ...USUAL, UserID: '0' }, 'system'],
    [without(USUAL, 'Username'), 'system'],
    [without(USUAL, 'EffectiveUserID', 'RoleID'), null],
  ])('%j', (columns, relation) => {
    expect(read(columns).columns.relation).toBe(relation);
  });
});

describe('times', () => {
  test('without an offset are the server’s, ambiguous in the hour that its clock repeats', () => {
    const started = (StartDate: string) => read({ ...USUAL, StartDate }).columns.started;
    expect(started('2026-07-01T10:00:00')).toMatchObject({ zone: 'Europe/Berlin', zoneSource: 'configured' });
    expect(started('2026-10-25T02:30:00')).toMatchObject({ ambiguous: true });
    expect(started('2026-10-25T02:30:00+01:00')).toMatchObject({ ambiguous: true, zoneSource: 'given' });
    expect(started('2026-10-25T03:00:00+01:00')).toMatchObject({ ambiguous: false });
  });
});

describe('a re-read page', () => {
  test('differs only by its places and by today’s users: duplicates and no revisions', () => {
    const renamed = { ...USUAL, FullName: 'Ada Brandt', FirstName: 'Adi', LastName: 'B', Email: 'new@tenant.example' };
    expect(hasSameContent('mspcontrol', rowText(USUAL), rowText(renamed, 8))).toBe(true);
    expect(hasSameContent('mspcontrol', rowText(USUAL), rowText({ ...USUAL, ItemName: 'other' }))).toBe(false);
    expect(hasSameContent('mspcontrol', rowText(USUAL), '"a","b"')).toBe(false);
    expect(read(renamed, 8).identity).toEqual(read(USUAL).identity);
  });
});

describe('what is no row', () => {
  test.each(['<!DOCTYPE x><Table1><A>1</A></Table1>', '<Table1/>', '{"a":1}', ''])('%s is rejected', (text) => {
    expect(createEntryReader(plan, { decoding, digest }).read(recordOf(text)).kind).toBe('rejected');
  });
});
