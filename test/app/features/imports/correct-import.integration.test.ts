import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OperationEnd } from '@core/operations/operation';
import type { EntryRow } from '@core/search/results';
import { criteriaSchema } from '@core/search/search';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BUILT_PROGRAM, type ImportsBench, openImportsBench } from './imports-bench';
import { cloudTrailNdjson } from './invented-records';

const PANEL = [
  'Started,Finished,Severity,User-ID,Username,Source,Task,Item-Name,Execution-Log',
  '"10/13/2026 8:14:03 AM","10/13/2026 8:15:03 AM","Information","12","jo","User","Login","jo","first line',
  'Timestamp: 00:00:01',
  '"',
  '"10/14/2026 9:00:00 AM","10/14/2026 9:00:09 AM","Error","13","kim","User","Delete","ann &amp; co","x"',
  '',
].join('\r\n');

const ACTIVITY = JSON.stringify({
  kind: 'admin#reports#activity',
  id: { time: '2026-09-01T10:00:00.000Z', uniqueQualifier: '-42', applicationName: 'admin', customerId: 'C0invented' },
  actor: { email: 'jo@example.test', profileId: '1' },
  events: [
    { type: 'USER', name: 'CREATE_USER', parameters: [{ name: 'USER_EMAIL', value: 'a@example.test' }] },
    { type: 'USER', name: 'SUSPEND_USER', parameters: [{ name: 'USER_EMAIL', value: 'b@example.test' }] },
  ],
});

let folder = '';
let bench: ImportsBench;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'veritrail-correct-'));
  bench = await openImportsBench(join(folder, 'data'));
});
afterEach(async () => {
  await bench.close();
  await rm(folder, { recursive: true, force: true });
});

async function file(name: string, content: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

async function rows(): Promise<readonly EntryRow[]> {
  const criteria = criteriaSchema.parse({ range: { kind: 'all' } });
  const sort = { column: 'id', direction: 'ascending' } as const;
  return (await bench.archive.slice({ criteria, snapshot: null }, sort, 0, 100)).rows;
}

async function correct(
  importId: number,
  choices: Parameters<ImportsBench['feature']['imports.correct']>[0]['choices'],
): Promise<OperationEnd> {
  const { operation } = await bench.feature['imports.correct']({ importId, choices });
  return bench.ended(operation);
}

describe.skipIf(!existsSync(join(BUILT_PROGRAM, 'app/reader-thread.js')))('correcting an import', () => {
  it("reads the times and the tenant of the panel's rows again, and keeps a note of it", async () => {
    const { report } = await bench.run([await file('panel.csv', PANEL)], { zone: 'UTC' });
    expect(report.figures).toMatchObject({ added: 2, rejected: 0 });
    const before = await rows();
    const end = await correct(report.id, { zone: 'Europe/Berlin', tenant: 'Acme' });
    expect(end).toMatchObject({ outcome: 'done', result: { changed: 2, merged: 0 } });
    const after = await rows();
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(after.map(({ tenant, zone, zoneSource }) => [tenant, zone, zoneSource])).toEqual([
      ['Acme', 'Europe/Berlin', 'configured'],
      ['Acme', 'Europe/Berlin', 'configured'],
    ]);
    expect(after.map(({ started }, index) => (before[index]?.started ?? 0) - (started ?? 0))).toEqual([
      2 * 3600 * 1_000_000,
      2 * 3600 * 1_000_000,
    ]);
    const { corrections } = await bench.feature['imports.read']({ importId: report.id });
    expect(corrections.map(({ text }) => text)).toEqual([
      'panel.csv: tenant none became "Acme", time zone "UTC" became "Europe/Berlin"',
    ]);
    expect((await bench.archive.verify(() => undefined)).difference).toBe(null);
  });

  it('makes a second import with the corrected choices add nothing', async () => {
    const path = await file('panel.csv', PANEL);
    const { report } = await bench.run([path], { zone: 'UTC' });
    await correct(report.id, { zone: 'Europe/Berlin', tenant: 'Acme' });
    const again = await bench.run([path], { zone: 'Europe/Berlin', tenant: 'Acme' });
    expect(again.report.figures).toMatchObject({ added: 0, duplicates: 2, revisions: 0 });
  });

  it('keeps the several entries of one record apart', async () => {
    const { report } = await bench.run([await file('google.ndjson', `${ACTIVITY}\n`)]);
    expect(report.figures.added).toBe(2);
    const tasks = (await rows()).map(({ task, part }) => [part, task]);
    expect(await correct(report.id, { organization: 'Sales' })).toMatchObject({ outcome: 'done' });
    expect((await rows()).map(({ task, part }) => [part, task])).toEqual(tasks);
    expect((await rows()).map(({ organization }) => organization)).toEqual(['Sales', 'Sales']);
  });

  it('of several files changes all of them', async () => {
    const one = await file('one.csv', PANEL);
    const other = await file('other.csv', PANEL.replaceAll('jo', 'lee'));
    const { report } = await bench.run([one, other], { zone: 'UTC' });
    expect(await correct(report.id, { tenant: 'Acme' })).toMatchObject({ outcome: 'done', result: { changed: 3 } });
    expect(new Set((await rows()).map(({ tenant }) => tenant))).toEqual(new Set(['Acme']));
  });

  it('fails and changes nothing where the choices would cut the file into other records', async () => {
    const { report } = await bench.run([await file('panel.csv', PANEL)]);
    const before = await rows();
    for (const choices of [{ kind: 'okta' }, { recordPlace: '/log' }, { encoding: 'utf-16le' }] as const) {
      expect(await correct(report.id, choices)).toMatchObject({
        outcome: 'failed',
        failure: {
          code: 'correction-impossible',
          message: expect.stringMatching(/undo the import and import the file again/),
        },
      });
    }
    expect(await rows()).toEqual(before);
  });

  it('takes a kind that was chosen wrongly back to the one that it is', async () => {
    const { report } = await bench.run([await file('a.ndjson', cloudTrailNdjson(0, 5))], { kind: 'generic' });
    expect(new Set((await rows()).map(({ backend }) => backend))).toEqual(new Set(['generic']));
    expect(await correct(report.id, { kind: 'auto' })).toMatchObject({ outcome: 'done' });
    expect((await rows()).map(({ backend, task }) => [backend, task])).toEqual([
      ['cloudtrail', 'DeleteThing'],
      ['cloudtrail', 'GetThing'],
      ['cloudtrail', 'GetThing'],
      ['cloudtrail', 'DeleteThing'],
      ['cloudtrail', 'GetThing'],
    ]);
    const again = await bench.run([await file('a.ndjson', cloudTrailNdjson(0, 5))]);
    expect(again.report.figures).toMatchObject({ added: 0, duplicates: 5 });
  });

  it('of an import that does not exist, or was undone, is refused', async () => {
    await expect(correct(99, { tenant: 'x' })).rejects.toMatchObject({ code: 'import-not-found' });
  });
});
