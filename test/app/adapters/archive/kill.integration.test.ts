import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENTRIES_PER_BATCH } from './kill-writer';
import { collect, criteria, openTestArchive, temporaryFolder } from './open-test-archive';

/** Inside node_modules, so that the bundle finds its packages. */
const OUTPUT = resolve('node_modules/.cache', `archive-kill-${process.pid}`);
const ROUNDS = 20;
const COLLECTING_ROUNDS = 10;
/** Entries that each run writes again, as an import that is run again does. */
const OVERLAP = ENTRIES_PER_BATCH;

beforeAll(async () => {
  await build({
    configFile: false,
    logLevel: 'silent',
    resolve: { alias: { '@core': resolve('src/core'), '@app': resolve('src/app') } },
    build: {
      ssr: resolve('test/app/adapters/archive/kill-writer.ts'),
      outDir: OUTPUT,
      minify: false,
      rollupOptions: { output: { entryFileNames: 'kill-writer.mjs' } },
    },
  });
});

afterAll(() => rm(OUTPUT, { recursive: true, force: true }));

/** Runs a writer, kills it some milliseconds after its first commit, and answers the entries that it had reported. */
async function writeUntilKilled(dataFolder: string, start: number | 'collect', milliseconds: number): Promise<number> {
  const writer = spawn(process.execPath, [join(OUTPUT, 'kill-writer.mjs'), dataFolder, String(start)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let reported = '';
  let timer: NodeJS.Timeout | undefined;
  writer.stdout.on('data', (data: Buffer) => {
    reported += data.toString();
    timer ??= setTimeout(() => writer.kill('SIGKILL'), milliseconds);
  });
  const signal = await new Promise((done) => writer.once('close', (_code, by) => done(by)));
  expect(signal).toBe('SIGKILL');
  return Number(reported.trimEnd().split('\n').at(-1));
}

describe('a process that is killed while it imports', () => {
  it('loses nothing that it had committed, at 20 random moments, and goes on when run again', async () => {
    const dataFolder = await temporaryFolder();
    let entries = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const reported = await writeUntilKilled(dataFolder, Math.max(0, entries - OVERLAP), Math.random() * 400);
      const archive = await openTestArchive({ dataFolder });
      const summary = await archive.summary();
      entries = summary.entries;
      expect(entries).toBeGreaterThanOrEqual(reported);
      expect(entries % ENTRIES_PER_BATCH).toBe(0);
      expect((await archive.imports())[0]?.state).toBe('interrupted');
      expect(await archive.count({ criteria: criteria(), snapshot: null })).toMatchObject({ entries });
      await archive.close();
    }
    const archive = await openTestArchive({ dataFolder });
    expect((await archive.verify(() => undefined)).difference).toBeNull();
    const rows = (
      await collect(
        archive.stream({ criteria: criteria(), snapshot: null }, { column: 'id', direction: 'ascending' }, true),
      )
    ).flat();
    expect(
      rows.map(({ record }) => (JSON.parse(Buffer.from(record?.bytes ?? []).toString()) as { entry: number }).entry),
    ).toEqual(Array.from({ length: entries }, (_, at) => at));
    const imports = await archive.imports();
    expect(imports).toHaveLength(ROUNDS);
    expect(imports.reduce((sum, one) => sum + one.figures.added, 0)).toBe(entries);
  });
});

describe('a process that is killed while it collects', () => {
  it('keeps each cursor with the page that it follows, and goes on with the window that was being asked for', async () => {
    const dataFolder = await temporaryFolder();
    let entries = 0;
    for (let round = 0; round < COLLECTING_ROUNDS; round += 1) {
      const reported = await writeUntilKilled(dataFolder, 'collect', Math.random() * 300);
      const archive = await openTestArchive({ dataFolder });
      entries = (await archive.summary()).entries;
      expect(entries).toBeGreaterThanOrEqual(reported);
      expect(entries % ENTRIES_PER_BATCH).toBe(0);
      const windows = await archive.windows({});
      expect(windows.reduce((sum, { added }) => sum + added, 0)).toBe(entries);
      const asking = windows.filter(({ outcome }) => outcome === 'asking');
      expect(asking.length).toBeLessThanOrEqual(1);
      expect(windows.findLast(({ pages }) => pages > 0)?.cursor).toBe(String(entries));
      expect((await archive.runs(1))[0]?.state).toBe('interrupted');
      expect(await archive.vanished({})).toEqual([]);
      await archive.close();
    }
    const archive = await openTestArchive({ dataFolder });
    expect((await archive.verify(() => undefined)).difference).toBeNull();
    expect(await archive.runs(100)).toHaveLength(COLLECTING_ROUNDS);
    expect((await archive.windows({})).slice(0, -1).every(({ outcome }) => outcome === 'complete')).toBe(true);
    const { earliest, latest } = await archive.summary();
    expect((latest ?? 0) - (earliest ?? 0)).toBe((entries - 1) * 1_000);
  });
});
