import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { openDuckDbArchive } from '@app/adapters/archive/open-duckdb-archive';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BUILT_PROGRAM, contentOf } from './imports-bench';
import { cloudTrailNdjson } from './invented-records';

/** Several files, so that batches and files end at different moments. */
const FILES = 6;
const ENTRIES_EACH = 3_000;
const ENTRIES = FILES * ENTRIES_EACH;
const SERIES = 5;
const KILLS_EACH = 4;

interface Run {
  readonly added: number;
  readonly milliseconds: number;
  readonly hasEnded: boolean;
}

let folder = '';
let runner = '';
let logs = '';

/** A moment of an import: so many commits after its start, and so many milliseconds after that. */
interface Moment {
  readonly commits: number;
  readonly delay: number;
}

/** Runs the import in a process of its own; kills it at the moment. */
async function run(dataFolder: string, moment: Moment | null): Promise<Run> {
  const child = spawn(process.execPath, [runner, dataFolder, logs], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  let openedAt = 0;
  let timer: NodeJS.Timeout | undefined;
  child.stdout.on('data', (data: Buffer) => {
    said += data.toString();
    if (openedAt === 0 && said.includes('opened')) openedAt = performance.now();
    const commits = said.match(/committed/g)?.length ?? 0;
    if (moment === null || openedAt === 0 || timer !== undefined || commits < moment.commits) return;
    timer = setTimeout(() => child.kill('SIGKILL'), moment.delay);
  });
  await new Promise((done) => child.once('close', done));
  clearTimeout(timer);
  const added = Number([...said.matchAll(/committed (\d+)/g)].at(-1)?.[1] ?? 0);
  return { added, milliseconds: performance.now() - openedAt, hasEnded: said.includes('ended done') };
}

describe.skipIf(!existsSync(join(BUILT_PROGRAM, 'app/reader-thread.js')))('an import that is killed', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'veritrail-kill-'));
    logs = join(folder, 'logs');
    await mkdir(logs);
    for (let index = 0; index < FILES; index += 1) {
      const from = index * ENTRIES_EACH;
      await writeFile(join(logs, `trail-${index}.ndjson`), cloudTrailNdjson(from, from + ENTRIES_EACH));
    }
    await build({
      configFile: false,
      logLevel: 'warn',
      resolve: {
        alias: { '@core': resolve('src/core'), '@contract': resolve('src/contract'), '@app': resolve('src/app') },
      },
      build: {
        ssr: resolve('test/app/features/imports/kill-runner.ts'),
        outDir: resolve('node_modules/.cache/veritrail-kill-runner'),
        emptyOutDir: true,
        target: 'node20',
      },
    });
    runner = resolve('node_modules/.cache/veritrail-kill-runner/kill-runner.js');
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('at 20 random moments keeps every batch that it reported, and a last run adds exactly the rest', async () => {
    const whole = join(folder, 'whole');
    const uninterrupted = await run(whole, null);
    expect(uninterrupted).toMatchObject({ added: ENTRIES, hasEnded: true });
    const reference = await openDuckDbArchive({ dataFolder: whole });
    const expected = await contentOf(reference);
    await reference.close();
    expect(expected.length).toBe(ENTRIES);
    const gap = Math.min(300, uninterrupted.milliseconds / FILES);
    let killed = 0;
    for (let series = 0; series < SERIES; series += 1) {
      const dataFolder = join(folder, `series-${series}`);
      let before = 0;
      for (let kill = 0; kill < KILLS_EACH; kill += 1) {
        const { added, hasEnded } = await run(dataFolder, {
          commits: Math.floor(Math.random() * (FILES - 1)),
          delay: Math.random() * gap,
        });
        if (!hasEnded) killed += 1;
        const archive = await openDuckDbArchive({ dataFolder });
        const { entries } = await archive.summary();
        const states = (await archive.imports()).map(({ state }) => state);
        const { difference } = await archive.verify(() => undefined);
        await archive.close();
        expect(difference).toBe(null);
        expect(entries).toBeGreaterThanOrEqual(before + added);
        expect(states.filter((state) => state !== 'done' && state !== 'interrupted')).toEqual([]);
        before = entries;
      }
      expect(await run(dataFolder, null)).toMatchObject({ added: ENTRIES - before, hasEnded: true });
      const archive = await openDuckDbArchive({ dataFolder });
      expect(await contentOf(archive)).toEqual(expected);
      await archive.close();
      await rm(dataFolder, { recursive: true, force: true });
    }
    expect(killed).toBeGreaterThan(10);
  }, 900_000);
});
