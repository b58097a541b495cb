import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MappedEntry } from '@core/entry/mapped-entry';
import { describe, expect, test } from 'vitest';
import { type ReadFile, readFile } from './read-file';

const fixture = (name: string) => new Uint8Array(readFileSync(join(import.meta.dirname, '../../fixtures/kinds', name)));

/** The columns in one line: severity, time, source, task, item type, item, performer, relation, on behalf of, tenant, organization. */
const line = (entry: MappedEntry): string =>
  [
    entry.severity,
    entry.started === null ? 'undated' : new Date(entry.started.instant / 1000).toISOString(),
    ...[entry.source, entry.task, entry.itemType, entry.item, entry.performer, entry.relation, entry.onBehalfOf],
    entry.tenant?.id,
    entry.organization,
  ]
    .map((value) => value ?? '-')
    .join(' | ');
const lines = (read: ReadFile) => read.entries.map((entry) => line(entry.columns));

describe('CloudTrail', () => {
  const files = [
    'cloudtrail-records.json',
    'cloudtrail.ndjson',
    'cloudtrail-array.json',
    'cloudtrail-lookup-events.json',
  ];

  test.each(files)('%s', async (name) => {
    const read = await readFile(fixture(name));
    expect(read.recognition.plan.kind).toBe('cloudtrail');
    expect(read.rejected).toEqual([]);
    const at = '2026-10-01T08:14:03.000Z | s3.amazonaws.com';
    const where = '- | 111122223333 | eu-central-1';
    expect(lines(read)).toEqual([
      `information | ${at} | DeleteBucket | - | ledger | alma | self | ${where}`,
      `error | ${at} | DeleteBucket | - | ledger | alma | self | ${where}`,
      `warning | ${at} | DeleteBucket | - | ledger | arn:aws:iam::111122223333:root | administrator | ${where}`,
      `error | ${at} | ConsoleLogin | - | ledger | alma | self | ${where}`,
      `warning | ${at} | ConsoleLogin | - | ledger | alma | self | ${where}`,
      `information | ${at} | DeleteBucket | - | ledger | ec2.amazonaws.com | system | ${where}`,
      `information | undated | s3.amazonaws.com | DeleteBucket | AWS::S3::Bucket | arn:aws:s3:::ledger | - | - | ${where}`,
    ]);
  });

  test('a record has one identity, whichever file it came in', async () => {
    const [first, ...others] = await Promise.all(
      files.map(async (name) =>
        (await readFile(fixture(name))).entries.map((entry) => Buffer.from(entry.identity).toString('hex')),
      ),
    );
    expect(new Set(first).size).toBe(7);
    for (const other of others) expect(other).toEqual(first);
  });

  test("LookupEvents' inner text is the record", async () => {
    const read = await readFile(fixture('cloudtrail-lookup-events.json'));
    const plain = await readFile(fixture('cloudtrail.ndjson'));
    expect(read.entries.map((entry) => Buffer.from(entry.raw).toString())).toEqual(
      plain.entries.map((entry) => Buffer.from(entry.raw).toString()),
    );
  });
});

test('Okta keeps its own severity, and names all targets', async () => {
  const read = await readFile(fixture('okta.json'), { tenant: 'Acme', instance: 'acme.okta.com' });
  expect(read.recognition).toMatchObject({ plan: { kind: 'okta' }, asks: [] });
  const at = '2026-10-01T08:14:03.123Z | user | user.session.start';
  expect(lines(read)).toEqual([
    `information | ${at} | - | - | bea@example.test | - | - | Acme | -`,
    `warning | ${at} | UserGroup | Admins | bea@example.test | - | - | Acme | -`,
    `error | ${at} | User | A, b@example.test | bea@example.test | - | - | Acme | -`,
    `information | ${at} | - | - | system@okta.com | system | - | Acme | -`,
    'information | undated | user | user.session.start | - | - | x | - | - | Acme | -',
  ]);
  expect(read.entries.every((entry) => entry.columns.instance === 'acme.okta.com')).toBe(true);
});

test('GitHub times are epoch milliseconds or texts, and numbers are exact', async () => {
  const read = await readFile(fixture('github.ndjson'));
  expect(read.recognition.plan.kind).toBe('github');
  expect(lines(read)).toEqual([
    'warning | 2026-10-01T08:14:03.123Z | repo | repo.destroy | repo | acme/ledger | cara | - | - | acme | acme/ledger',
    'error | 2026-10-01T08:14:03.638Z | workflows | workflows.completed_workflow_run | name | build | dependabot[bot] | system | - | acme-inc | -',
    'information | 2026-10-01T08:14:03.123Z | git | git.clone | - | - | 9007199254740993 | - | - | acme, acme-labs | -',
    'information | undated | team | team.add_member | team | acme/ops | cara | - | - | acme | -',
  ]);
  expect(read.entries.map((entry) => entry.columns.nativeIdIsGlobal)).toEqual([true, false, false, true]);
});

test('a Google activity with several events is several entries of one record', async () => {
  const read = await readFile(fixture('google-workspace.json'));
  expect(read.recognition.plan.kind).toBe('google-workspace');
  const at = '2026-10-01T08:14:03.123Z';
  expect(lines(read)).toEqual([
    `information | ${at} | drive | rename | access | Budget | eva@example.test | - | - | C0xample | example.test`,
    `information | ${at} | drive | change_user_access | acl_change | out@example.test | eva@example.test | - | - | C0xample | example.test`,
    `error | ${at} | drive | login_failure | login | - | eva@example.test | - | - | C0xample | example.test`,
    `warning | ${at} | login | suspicious_login | account_warning | eva@example.test | APPLICATION | system | - | C0xample | -`,
    'information | undated | admin | - | - | - | - | - | - | C0xample | -',
  ]);
  const [first, second, third, fourth] = read.entries;
  expect([first, second, third].map((entry) => entry?.columns.part)).toEqual([0, 1, 2]);
  expect(second?.raw).toBe(first?.raw);
  expect(new Set(read.entries.map((entry) => Buffer.from(entry.identity).toString('hex'))).size).toBe(5);
  expect(fourth?.columns.nativeId).toBe('login/C0xample/2026-10-01 08:14:03.123456789/123456789012345678901');
  expect(first?.columns.started).toMatchObject({ precision: 'nanosecond', text: '2026-10-01T08:14:03.123456789Z' });
  expect((first?.columns.started?.instant ?? 0) % 1000).toBe(456);
});

const MICROSOFT = [
  'information | 2026-10-01T08:14:03.000Z | SharePoint | FileDeleted | - | https://example.test/a.docx | fay@example.test | self | -',
  'error | 2026-10-01T08:14:03.000Z | SharePoint | FileDeleted | - | https://example.test/a.docx | fay@example.test | administrator | -',
  'warning | 2026-10-01T08:14:03.000Z | SharePoint | FileDeleted | - | https://example.test/a.docx | fay@example.test | system | -',
  'error | 2026-10-01T08:14:03.000Z | SecurityComplianceCenter | AlertTriggered | - | https://example.test/a.docx | fay@example.test | self | -',
  'error | 2026-10-01T08:14:03.000Z | SharePoint | UserLoginFailed | - | gus@example.test | fay@example.test | self | gus@example.test',
  'information | undated | SharePoint | FileDeleted | - | https://example.test/a.docx | k | self | -',
].map((one) => `${one} | cccccccc-0000-4000-8000-000000000001 | -`);

describe('Microsoft 365', () => {
  test('JSON, whose zoneless times are UTC', async () => {
    const read = await readFile(fixture('microsoft365.json'));
    expect(lines(read)).toEqual(MICROSOFT);
    expect(read.entries[0]?.columns.started).toMatchObject({ zone: 'UTC', zoneSource: 'assumed' });
  });

  test('CSV, whose record stands as JSON text in a column', async () => {
    const read = await readFile(fixture('microsoft365.csv'));
    expect(read.recognition.plan).toMatchObject({ kind: 'microsoft365', framing: 'csv', recordColumn: 'AuditData' });
    expect(lines(read)).toEqual(MICROSOFT);
    expect(read.rejected.map(({ text }) => text)).toEqual(['x,y,,z', 'x,y,{broken,z']);
    const json = await readFile(fixture('microsoft365.json'));
    expect(read.entries.map((entry) => entry.identity)).toEqual(json.entries.map((entry) => entry.identity));
  });
});

describe('Lumu', () => {
  const entries = [
    'information | 2026-10-01T08:14:03.123Z | Infrastructure & Agents | CollectorCreated | Collector | edge-1 | hal@example.test | administrator | - | eeeeeeee-0000-4000-8000-000000000001 | -',
    'error | 2026-10-01T08:15:03.000Z | Integrations & Gateways | Integration Deletion Failed | Integration | - | Ida | - | - | Portal | -',
    'warning | 2026-10-01T08:14:03.123Z | User Management | User Deleted | User | gone@example.test | Jo | - | - | eeeeeeee-0000-4000-8000-000000000001 | -',
  ];

  test.each([
    ['lumu-items.json', entries],
    ['lumu.ndjson', entries],
    ['lumu-one.json', entries.slice(0, 1)],
  ])('%s', async (name, expected) => {
    const read = await readFile(fixture(name));
    expect(read.recognition.plan.kind).toBe('lumu');
    expect(read.rejected).toEqual([]);
    expect(lines(read)).toEqual(expected);
  });

  test('journal style, where the only member names the event', async () => {
    const read = await readFile(fixture('lumu-journal.json'));
    expect(lines(read)).toEqual([
      'warning | 2026-10-01T08:14:03.123Z | Infrastructure & Agents | ApplianceRevoked | Appliance | edge-1 | hal@example.test | administrator | - | eeeeeeee-0000-4000-8000-000000000001 | -',
      'information | 2026-10-01T08:16:03.000Z | User Management | UserLogin | User | - | kim@example.test | system | - | Portal | -',
    ]);
  });
});

describe("the panel's Export Log", () => {
  test('in English, read in a configured zone', async () => {
    const read = await readFile(fixture('panel.csv'), { zone: 'America/New_York', tenant: 'Acme' });
    expect(read.recognition).toMatchObject({
      plan: { kind: 'mspcontrol', framing: 'panel-csv', dateOrder: 'month-day-year' },
      dateOrderIsAmbiguous: false,
      asks: [],
    });
    expect(lines(read)).toEqual([
      'information | 2026-10-01T12:14:03.000Z | Hosting space | Add "big" domain | - | acme.example & co | acme | - | - | Acme | -',
      'error | 2026-10-01T13:00:00.000Z | Exchange | Create mailbox | - | m@acme.example | o"hara","the "boss", Ltd | - | - | Acme | -',
      'information | 2026-10-14T01:00:00.000Z | System | Backup | - | - | - | system | - | Acme | -',
    ]);
    expect(read.entries[0]?.columns).toMatchObject({
      nativeId: null,
      started: { zone: 'America/New_York', zoneSource: 'configured', text: '10/1/2026 8:14:03 AM' },
    });
    const backwards = read.entries[2]?.columns;
    expect((backwards?.finished?.instant ?? 0) < (backwards?.started?.instant ?? 0)).toBe(true);
  });

  test('in German with MSPControl columns', async () => {
    const read = await readFile(fixture('panel-mspcontrol.csv'));
    expect(read.recognition.plan.dateOrder).toBe('day-month-year');
    expect(read.recognition.asks).toEqual(['zone']);
    expect(lines(read)).toEqual([
      'warning | 2026-10-01T08:14:03.000Z | Exchange | Aktualisieren | - | grün | kim | - | - | Acme GmbH | acme-space',
      'error | 2026-10-13T08:14:03.000Z | Exchange | Aktualisieren | - | - | kim | - | - | Acme GmbH | acme-space',
    ]);
  });

  test('saved again by a spreadsheet, it is plain CSV', async () => {
    const head = 'Started;Finished;Severity;User-ID;Username;Source;Task;Item-Name;Execution-Log';
    const read = await readFile(`${head}\n13.10.2026 08:14;13.10.2026 08:15;Error;7;kim;S;T;I;log\n`);
    expect(read.recognition.plan).toMatchObject({ kind: 'mspcontrol', framing: 'csv', delimiter: ';' });
    expect(lines(read)).toEqual(['error | 2026-10-13T08:14:00.000Z | S | T | - | I | kim | - | - | - | -']);
  });

  test('a row whose date contradicts the order of the file is rejected, never swapped', async () => {
    const rows = ['10/13/2026 8:00:00 AM', '10/14/2026 8:00:00 AM', '31/10/2026 8:00:00 AM']
      .map((date) => `"${date}","${date}","Error","7","kim","S","T","I",""`)
      .join('\n');
    const head = 'Started,Finished,Severity,User-ID,Username,Source,Task,Item-Name,Execution-Log';
    const read = await readFile(`${head}\n${rows}\n`);
    expect(read.entries.length).toBe(2);
    expect(read.rejected.map(({ reason }) => reason)).toEqual([
      'The date "31/10/2026 8:00:00 AM" contradicts the file\'s date order month-day-year.',
    ]);
  });

  test('equal rows are told apart by their number, the same in every reading', async () => {
    const text = fixture('panel.csv').toString();
    const bytes = Buffer.from(fixture('panel.csv'));
    const [head, ...rest] = bytes.toString().split('\r\n');
    const twice = `${[head, ...rest].join('\r\n')}${rest.join('\r\n')}`;
    const read = await readFile(twice);
    const again = await readFile(twice, {}, 11);
    expect(text.length).toBeGreaterThan(0);
    expect(read.entries.length).toBe(6);
    expect(new Set(read.entries.map((entry) => Buffer.from(entry.identity).toString('hex'))).size).toBe(6);
    expect(again.entries.map((entry) => entry.identity)).toEqual(read.entries.map((entry) => entry.identity));
  });
});

describe('generic', () => {
  test('JSON of no known kind gets a mapping suggested', async () => {
    const read = await readFile(fixture('generic.ndjson'));
    expect(read.recognition).toMatchObject({ plan: { kind: 'generic' }, asks: ['mapping', 'tenant'] });
    expect(lines(read)).toEqual([
      'warning | 2026-10-01T06:14:03.000Z | - | opened | - | door 3 | lea | - | - | - | -',
      'error | 2026-10-01T08:14:03.000Z | - | closed | - | - | max | - | - | - | -',
    ]);
  });

  test('CSV of no known kind gets its delimiter, mapping and date order decided, and says what is doubtful', async () => {
    const read = await readFile(fixture('generic.csv'));
    expect(read.recognition).toMatchObject({
      plan: { kind: 'generic', framing: 'csv', delimiter: ';', dateOrder: 'day-month-year' },
      asks: ['date-order', 'mapping', 'zone', 'tenant'],
      dateOrderIsAmbiguous: true,
    });
    expect(lines(read)[0]).toBe('error | 2026-02-01T08:00:00.000Z | - | opened | - | - | nia | - | - | - | -');
  });
});
