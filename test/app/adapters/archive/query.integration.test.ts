import { criteriaSchema } from '@core/search/search';
import { splitQuery } from '@core/search/query/split-query';
import { describe, expect, test } from 'vitest';
import type { Archive } from '@core/archive/archive';
import { idsOf, importEntries, openTestArchive } from './open-test-archive';
import type { TestEntry } from './test-batch';

const DAY = 86_400_000_000;
const NOVEMBER = Date.UTC(2026, 10, 1) * 1000;

const utf16 = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'utf16le'));
const json = (value: unknown): string => JSON.stringify(value);

const ENTRIES: readonly TestEntry[] = [
  {
    key: 'one',
    task: 'Login',
    source: 'Portal',
    performer: 'ann@example.com',
    severity: 'error',
    item: 'web1',
    started: NOVEMBER,
    finished: NOVEMBER + 45_000_000,
    raw: json({ context: { ip: '10.0.0.7' }, code: 404, items: [{ name: 'a' }, { name: 'b' }], note: 'access denied' }),
  },
  {
    key: 'two',
    task: 'Nightly report',
    source: 'Scheduler',
    performer: 'bob@example.org',
    severity: 'warning',
    item: 'WEB10',
    started: NOVEMBER + DAY,
    finished: NOVEMBER + DAY + 1_000_000,
    raw: json({ context: { ip: '10.0.1.7' }, code: 12, items: [], 'a.b': { 'c"d': 'x/y' } }),
  },
  {
    key: 'three',
    task: 'Report sent',
    performer: null,
    item: null,
    raw: json({ context: { ip: null }, code: '500', deep: [[{ v: 1 }], [{ v: 2 }]] }),
  },
  {
    key: 'broken',
    task: 'Broken',
    raw: '{"context":{"ip":"10.0.0.7"}',
    address: 'fe80::1',
    tenant: '7',
    tenantName: 'Contoso',
  },
  {
    key: 'escaped',
    task: 'Escaped',
    raw: '{"c\\u006fntext":{"\\u0069p":"10.0.\\u0030.7"},"path":"x\\/y","big":123456789012345678901234567890}',
  },
  { key: 'twice', task: 'Twice', raw: '{"context":{"ip":"10.0.0.7"},"context":{"ip":"1.1.1.1"}}' },
  { key: 'nul', task: 'Nul', raw: '{"context":{"ip":"10.0.0.7\\u0000x"}}' },
  {
    key: 'sixteen',
    task: 'Sixteen',
    encoding: 'utf-16le',
    raw: utf16(json({ context: { ip: '10.0.0.7' }, name: 'Zoë 😀' })),
    searchText: json({ context: { ip: '10.0.0.7' }, name: 'Zoë 😀' }),
  },
  {
    key: 'sixteen-escaped',
    task: 'Sixteen',
    encoding: 'utf-16le',
    raw: utf16(json({ context: { ip: '10.0.0.7' }, name: '😀 "q"' })),
    searchText: `${json({ context: { ip: '10.0.0.7' }, name: '😀 "q"' })}\n10.0.0.7\n😀 "q"`,
  },
  {
    key: 'latin',
    task: 'Latin',
    encoding: 'windows-1252',
    raw: Uint8Array.from(Buffer.from('{"name":"Zo\xeb\\n"}', 'latin1')),
    searchText: '{"name":"Zoë\\n"}\nZoë\n',
  },
  { key: 'csv', task: 'Csv', raw: '1,2,"context","ip"' },
  { key: 'numbers', task: 'Numbers', raw: '{"n":1.10,"inf":1e400,"t":"nan","list":["x",2]}' },
];

const NAMES = ENTRIES.map(({ key }) => key);

async function archiveOfEntries(): Promise<Archive> {
  const archive = await openTestArchive();
  await importEntries(archive, ENTRIES);
  return archive;
}

/** The keys of the entries that a text finds: as filters and residual, and the whole text as residual; both must agree. */
async function found(archive: Archive, text: string): Promise<readonly string[]> {
  const split = splitQuery(text);
  if (!split.ok) throw new Error(`${text}: ${split.problem.message}`);
  const base = { range: { kind: 'all' as const } };
  const ids = await idsOf(archive, criteriaSchema.parse({ ...base, filters: split.filters, query: split.query }));
  expect(await idsOf(archive, criteriaSchema.parse({ ...base, query: text }))).toEqual(ids);
  const rest = await idsOf(archive, criteriaSchema.parse({ ...base, query: `NOT (${text})` }));
  expect([...ids, ...rest].toSorted((one, other) => one - other)).toEqual(NAMES.map((_, index) => index + 1));
  return ids.map((id) => NAMES[id - 1] ?? '');
}

describe('a query over the archive', () => {
  test('finds what it says, as filters, as a query, and the rest by NOT', async () => {
    const archive = await archiveOfEntries();
    const cases: readonly (readonly [string, readonly string[]])[] = [
      ['*', NAMES],
      ['access denied', ['one']],
      ['"access denied"', ['one']],
      ['acc*s', ['one']],
      ['task:Login OR source:Scheduler', ['one', 'two']],
      ['task:*REPORT*', ['two', 'three']],
      ['task:report*', ['three']],
      ['task:(Login OR N*)', ['one', 'two', 'nul', 'numbers']],
      ['performer:*@example.com', ['one']],
      ['performer:???@example.org', ['two']],
      ['NOT exists:performer task:Report*', ['three']],
      ['tenant:cont*', ['broken']],
      ['address:fe80*', ['broken']],
      ['item:web1', ['one', 'two']],
      ['item:=WEB1', ['one']],
      ['item:web*0', ['two']],
      ['severity:>=warning', ['one', 'two']],
      ['started:2026-11-01', ['one']],
      ['started:[2026-11-01 TO 2026-11-02]', ['one', 'two']],
      ['started:>2026-11-01', ['two']],
      ['NOT exists:started task:(Broken OR Login)', ['broken']],
      ['finished:<2026-11-02', ['one']],
      ['duration:>30s', ['one']],
      ['duration:1s', ['two']],
      ['duration:<=1s', ['two']],
      ['id:[2 TO 3]', ['two', 'three']],
      ['id:>11', ['numbers']],
      ['size:<18b', ['latin']],
      ['firstSeen:>now-1h task:Login', ['one']],
      ['firstSeen:<now-1h', []],
      ['vanished:aged-out', []],
      ['raw.context.ip:10.0.0.7', ['one', 'escaped', 'twice', 'sixteen', 'sixteen-escaped']],
      ['raw.context.ip:10.0.0.*', ['one', 'escaped', 'twice', 'nul', 'sixteen', 'sixteen-escaped']],
      ['raw.context.ip:"10.0.0.7\\u{0}x"', ['nul']],
      ['exists:raw.context.ip', ['one', 'two', 'escaped', 'twice', 'nul', 'sixteen', 'sixteen-escaped']],
      ['raw.context.ip:null', ['three']],
      ['raw.code:>=400', ['one', 'three']],
      ['raw.code:[1 TO 404}', ['two']],
      ['raw.code:404', ['one']],
      ['raw.items[0].name:a', ['one']],
      ['raw.items[*].name:b', ['one']],
      ['raw.deep[*][*].v:2', ['three']],
      ['raw.list[*]:x', ['numbers']],
      ['raw."a.b"."c\\"d":x/y', ['two']],
      ['raw.path:x/y', ['escaped']],
      ['raw.big:123456789012345678901234567890', ['escaped']],
      ['raw.n:1.1', ['numbers']],
      ['raw.n:1.10', ['numbers']],
      ['raw.inf:>5', []],
      ['raw.t:>5', []],
      ['raw.name:Zoë*', ['sixteen', 'latin']],
      ['raw.name:"😀 \\"q\\""', ['sixteen-escaped']],
      ['raw.context.ip:10.0.0.7 OR duration:1s', ['one', 'two', 'escaped', 'twice', 'sixteen', 'sixteen-escaped']],
      ['task:"x\' OR 1=1 --"', []],
      ['raw."x\') OR TRUE --":1', []],
    ];
    for (const [text, expected] of cases) expect([text, await found(archive, text)]).toEqual([text, expected]);
  });

  test('finds the same each time, however often it is asked among records that are no JSON', async () => {
    const archive = await archiveOfEntries();
    const criteria = criteriaSchema.parse({ range: { kind: 'all' }, query: 'raw.context.ip:10.0.0.*' });
    const seen = new Set<string>();
    for (let time = 0; time < 300; time += 1) seen.add((await idsOf(archive, criteria)).join());
    expect([...seen]).toEqual(['1,5,6,7,8,9']);
  });

  test('holds for facets, counts and what empties a search', async () => {
    const archive = await archiveOfEntries();
    const asked = criteriaSchema.parse({
      range: { kind: 'all' },
      filters: [{ field: 'severity', values: ['error'] }],
      query: 'severity:error OR task:*report*',
    });
    const question = { criteria: asked, snapshot: null };
    expect((await archive.count(question)).entries).toBe(1);
    const facet = await archive.facet(question, 'severity', { limit: 10 });
    expect(facet.values.map(({ value, count }) => [value, count])).toEqual([
      ['error', 1],
      ['information', 1],
      ['warning', 1],
    ]);
    const empty = criteriaSchema.parse({ range: { kind: 'all' }, query: 'raw.context.ip:nowhere' });
    expect(await archive.explainEmpty({ criteria: empty, snapshot: null })).toMatchObject({
      filters: [],
      entriesWithoutQuery: 12,
    });
  });

  test('a query that cannot be read fails and says where', async () => {
    const archive = await archiveOfEntries();
    await expect(
      archive.count({ criteria: criteriaSchema.parse({ query: 'task:a tenat:b' }), snapshot: null }),
    ).rejects.toMatchObject({
      code: 'search-invalid',
      message: expect.stringContaining('"tenat:", at sign 8: There is no field "tenat"') as string,
    });
  });

  test('five thousand alternatives are one look-up', async () => {
    const archive = await archiveOfEntries();
    const values = Array.from({ length: 1500 }, (_, index) => `t${String(index)}`).join(' OR ');
    expect(
      await idsOf(archive, criteriaSchema.parse({ range: { kind: 'all' }, query: `task:(${values} OR Login)` })),
    ).toEqual([1]);
    const mixed = Array.from({ length: 700 }, (_, index) => `duration:${String(index + 100)}s`).join(' OR ');
    expect(
      await idsOf(archive, criteriaSchema.parse({ range: { kind: 'all' }, query: `${mixed} OR task:Login` })),
    ).toEqual([1]);
  });
});
