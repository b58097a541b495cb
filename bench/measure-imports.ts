import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ReadingChoices } from '@core/backends/reading-plan';
import type { ImportSummary } from '@core/imports/import-report';
import type { AppRequest, AskedCall, ImportOutcome } from './app-child';
import { archiveBytes, type BenchArchive, copyArchive } from './bench-archive';
import { Child } from './child';
import { bytesOf, cloudTrailFile, exportLogFile, lumuFile } from './generate/bench-files';
import type { Memory } from './memory';
import type { BenchOptions } from './options';
import { type Figure, figure } from './report';
import { timingOf } from './statistics';

const RATE_ROWS = 300_000;
const WHILE_ROWS = 1_000_000;
const TWO_GIGABYTES_ROWS = 1_450_000;
const LEAST_RATE = 25_000;
const MEGABYTE = 1_000_000;

interface Imported {
  readonly outcome: ImportOutcome;
  readonly figures: ImportSummary['figures'];
  readonly memory: Memory;
  readonly bytesOnDisk: number;
}

interface ImportJob {
  readonly dataFolder: string;
  readonly files: readonly { readonly path: string; readonly choices: Partial<ReadingChoices> }[];
  readonly during?: AskedCall;
  readonly profile?: boolean;
}

/** Imports the files one after the other in a process of its own. */
async function importIn(scripts: string, { dataFolder, files, during, profile }: ImportJob): Promise<Imported> {
  const nodeOptions = profile === true ? ['--cpu-prof', `--cpu-prof-dir=${join(dataFolder, 'profiles')}`] : [];
  const app = new Child(join(scripts, 'app-child.js'), nodeOptions);
  await app.ask({ kind: 'open', dataFolder, programDirectory: scripts } satisfies AppRequest);
  let outcome: ImportOutcome | null = null;
  for (const file of files) {
    const request: AppRequest = { kind: 'import', ...file, ...(during === undefined ? {} : { while: during }) };
    const next = await app.ask<ImportOutcome>(request);
    if (next.end.outcome !== 'done') throw new Error(`The import of ${file.path} ended as ${JSON.stringify(next.end)}`);
    outcome =
      outcome === null
        ? next
        : { ...next, seconds: outcome.seconds + next.seconds, cpuSeconds: outcome.cpuSeconds + next.cpuSeconds };
  }
  if (outcome === null) throw new Error('Nothing was imported.');
  const summaries = await app.ask<readonly ImportSummary[]>({ kind: 'call', name: 'imports.list', input: {} });
  const memory = await app.ask<Memory>({ kind: 'memory' } satisfies AppRequest);
  await app.ask({ kind: 'close' } satisfies AppRequest);
  await app.end();
  const sum = (name: keyof ImportSummary['figures']) => summaries.reduce((total, one) => total + one.figures[name], 0);
  const figures = {
    read: sum('read'),
    added: sum('added'),
    duplicates: sum('duplicates'),
    revisions: sum('revisions'),
    rejected: sum('rejected'),
  };
  return { outcome, figures, memory, bytesOnDisk: archiveBytes(dataFolder) };
}

function emptyFolder(options: BenchOptions, name: string): string {
  const folder = join(options.folder, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

const CHOICES: Partial<ReadingChoices> = { kind: 'auto' };

function whole(imported: Imported, rows: number): void {
  const { read, added, rejected } = imported.figures;
  if (read < rows || rejected > 0)
    throw new Error(`Of ${rows} entries ${read} were read, ${added} added, ${rejected} rejected.`);
}

/** How fast files become entries: CloudTrail's, and the two shapes of the product as they come. */
export async function measureIngest(options: BenchOptions, scripts: string): Promise<readonly Figure[]> {
  const data = join(options.folder, 'files');
  const cloudTrail = await cloudTrailFile(data, RATE_ROWS);
  const trail = await importIn(scripts, {
    dataFolder: emptyFolder(options, 'ingest-cloudtrail'),
    files: [{ path: cloudTrail, choices: CHOICES }],
    profile: options.profiles,
  });
  whole(trail, RATE_ROWS);
  const half = RATE_ROWS / 2;
  const mixed = await importIn(scripts, {
    dataFolder: emptyFolder(options, 'ingest-mixed'),
    files: [
      { path: await exportLogFile(data, half), choices: { kind: 'mspcontrol', tenant: 'Bench', zone: 'UTC' } },
      { path: await lumuFile(data, half), choices: CHOICES },
    ],
    profile: options.profiles,
  });
  whole(mixed, RATE_ROWS);
  return [
    figure(
      'import, CloudTrail (file of 1.4 KB records to committed rows)',
      RATE_ROWS / trail.outcome.seconds,
      'entries/s',
      { atLeast: LEAST_RATE },
    ),
    figure('import, the same in megabytes', bytesOf(cloudTrail) / MEGABYTE / trail.outcome.seconds, 'MB/s'),
    figure('import, CloudTrail: processor time per entry', (trail.outcome.cpuSeconds / RATE_ROWS) * 1e6, 'µs'),
    figure('import, CloudTrail: disk per entry', trail.bytesOnDisk / RATE_ROWS, 'bytes'),
    figure('import, panel CSV and Lumu lines, half and half', RATE_ROWS / mixed.outcome.seconds, 'entries/s', {
      atLeast: LEAST_RATE,
    }),
    figure(
      'import, panel CSV and Lumu lines: processor time per entry',
      (mixed.outcome.cpuSeconds / RATE_ROWS) * 1e6,
      'µs',
    ),
    figure('import: peak resident memory', Math.max(trail.memory.peak, mixed.memory.peak) / MEGABYTE, 'MB'),
  ];
}

/** How the window fares while a million entries come in beside those that are there. */
export async function measureWhileImporting(
  options: BenchOptions,
  scripts: string,
  archive: BenchArchive,
): Promise<readonly Figure[]> {
  const dataFolder = emptyFolder(options, 'while');
  copyArchive(archive.dataFolder, dataFolder);
  const during: AskedCall = {
    name: 'search.page',
    input: {
      criteria: { filters: [], range: { kind: 'all' }, undated: 'include' },
      snapshot: null,
      sort: { column: 'started', direction: 'descending' },
      target: { kind: 'first' },
    },
  };
  const path = await cloudTrailFile(join(options.folder, 'files'), WHILE_ROWS);
  const { outcome } = await importIn(scripts, { dataFolder, files: [{ path, choices: CHOICES }], during });
  rmSync(dataFolder, { recursive: true, force: true });
  const timing = timingOf(outcome.whileRuns);
  return [
    figure('first page while 1,000,000 entries are imported: median', timing.median, 'ms'),
    figure(`the same: p95 of ${timing.runs}`, timing.p95, 'ms', { atMost: 250 }),
    figure('the same: slowest', Math.max(...outcome.whileRuns), 'ms'),
    figure('the same: longest pause of the answering thread', outcome.longestPause, 'ms'),
    figure('the same: import rate', WHILE_ROWS / outcome.seconds, 'entries/s'),
  ];
}

/** The memory that a 2 GB file takes. */
export async function measureTwoGigabytes(options: BenchOptions, scripts: string): Promise<readonly Figure[]> {
  const path = await cloudTrailFile(join(options.folder, 'files'), TWO_GIGABYTES_ROWS);
  const imported = await importIn(scripts, {
    dataFolder: emptyFolder(options, 'two-gigabytes'),
    files: [{ path, choices: CHOICES }],
  });
  whole(imported, TWO_GIGABYTES_ROWS);
  return [
    figure(
      `import of one file of ${(bytesOf(path) / 1e9).toFixed(1)} GB: peak resident memory`,
      imported.memory.peak / MEGABYTE,
      'MB',
      { atMost: 700 },
    ),
    figure('the same: rate', TWO_GIGABYTES_ROWS / imported.outcome.seconds, 'entries/s', { atLeast: LEAST_RATE }),
  ];
}
