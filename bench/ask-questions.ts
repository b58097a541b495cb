import { join } from 'node:path';
import type { Page } from '@core/search/results';
import type { AppRequest } from './app-child';
import { archiveFiles, type BenchArchive, copyArchive } from './bench-archive';
import { Child } from './child';
import type { Memory } from './memory';
import type { BenchOptions } from './options';
import { benchQuestions, type BenchQuestion, type Landmarks } from './questions';
import type { RawRequest } from './raw-child';
import { rawQuestions } from './raw-questions';
import type { QuestionResult } from './report';
import { timingOf } from './statistics';

export interface AskedQuestions {
  readonly questions: readonly QuestionResult[];
  readonly memory: Memory;
  readonly openings: readonly number[];
}

const NEWEST = { column: 'started', direction: 'descending' };
const EVERYTHING = { filters: [], range: { kind: 'all' }, undated: 'include' };

async function openApp(scripts: string, dataFolder: string): Promise<{ app: Child; milliseconds: number }> {
  const app = new Child(join(scripts, 'app-child.js'));
  const request: AppRequest = { kind: 'open', dataFolder, programDirectory: scripts };
  return { app, milliseconds: await app.ask<number>(request) };
}

async function landmarksOf(app: Child, rows: number): Promise<Landmarks> {
  const pageAt = (number: number) =>
    app.ask<Page>({
      kind: 'call',
      name: 'search.page',
      input: { criteria: EVERYTHING, snapshot: null, sort: NEWEST, target: { kind: 'number', number } },
    });
  const middle = await pageAt(Math.max(1, Math.floor(rows / 200)));
  if (middle.next === null) throw new Error('The page in the middle has no next one.');
  const entryIds = Array.from({ length: 20 }, (_, at) => 1 + Math.floor((at * rows) / 20));
  return { rows, middleCursor: middle.next, entryIds, snapshot: middle.snapshot };
}

async function openRaw(options: BenchOptions, scripts: string, archive: BenchArchive): Promise<Child> {
  const copy = join(options.folder, `raw-${options.rows}`);
  copyArchive(archive.dataFolder, copy);
  const file = archiveFiles(copy).find((name) => !name.endsWith('.wal'));
  const raw = new Child(join(scripts, 'raw-child.js'));
  const settings = { threads: '2', memory_limit: '1000MB' };
  await raw.ask({ kind: 'open', path: join(copy, file ?? ''), settings } satisfies RawRequest);
  return raw;
}

async function rawStatements(raw: Child, rows: number, entryIds: readonly number[]) {
  const [middle] = await raw.ask<[string, string][]>({
    kind: 'rows',
    sql: `SELECT started, id FROM entry ORDER BY started DESC NULLS LAST, id DESC LIMIT 1 OFFSET ${Math.floor(rows / 2)}`,
  });
  const [highest] = await raw.ask<[number][]>({ kind: 'rows', sql: 'SELECT max(id) FROM entry' });
  if (middle === undefined || highest === undefined) throw new Error('The archive is empty.');
  return rawQuestions({
    rows,
    middle: { started: String(middle[0]), id: String(middle[1]) },
    highestId: Number(highest[0]),
    entryIds,
  });
}

/** A question that takes seconds is asked fewer times. */
const FEWEST_RUNS = 5;
const LONGEST_MS = 30_000;

/** Our program and raw DuckDB take turns, so that a busy machine is busy for both. */
async function askInTurn(
  app: Child,
  raw: Child,
  question: BenchQuestion,
  { runs, statements }: { readonly runs: number; readonly statements: readonly (readonly string[])[] | undefined },
): Promise<QuestionResult & { readonly target: null }> {
  const ours: number[] = [];
  const theirs: number[] = [];
  const begun = Date.now();
  for (let run = 0; run <= runs; run++) {
    if (run > FEWEST_RUNS && Date.now() - begun > LONGEST_MS) break;
    const calls = question.variants[run % question.variants.length] ?? [];
    const request: AppRequest = { kind: 'time', calls, together: question.together };
    ours.push(await app.ask<number>(request));
    const sql = statements?.[run % statements.length];
    if (sql !== undefined) theirs.push(await raw.ask<number>({ kind: 'time', statements: sql } satisfies RawRequest));
  }
  return {
    title: question.title,
    ours: timingOf(ours.slice(1), ours[0] ?? null),
    raw: theirs.length === 0 ? null : timingOf(theirs.slice(1), theirs[0] ?? null),
    target: null,
  };
}

/** Opens the program on the archive, puts every question of the window warm, beside raw DuckDB on a copy of the file. */
export async function askQuestions(
  options: BenchOptions,
  scripts: string,
  archive: BenchArchive,
): Promise<AskedQuestions> {
  const openings: number[] = [];
  for (let at = 0; at < 3; at++) {
    const { app, milliseconds } = await openApp(scripts, archive.dataFolder);
    openings.push(milliseconds);
    await app.ask({ kind: 'close' } satisfies AppRequest);
    await app.end();
  }
  const { app } = await openApp(scripts, archive.dataFolder);
  const raw = await openRaw(options, scripts, archive);
  const landmarks = await landmarksOf(app, options.rows);
  const statements = await rawStatements(raw, options.rows, landmarks.entryIds);
  const questions: QuestionResult[] = [];
  for (const question of benchQuestions(landmarks)) {
    if (!question.title.includes(options.match)) continue;
    const key = question.raw;
    const asked = await askInTurn(app, raw, question, {
      runs: options.runs,
      statements: key === null ? undefined : statements.get(key),
    });
    const target = question.target?.[options.rows > 3_000_000 ? 'tenMillion' : 'oneMillion'] ?? null;
    questions.push({ ...asked, target });
    const ratio = asked.raw === null ? '' : ` raw ${asked.raw.median.toFixed(1)}`;
    console.error(
      `  ${question.title}: ${asked.ours.median.toFixed(1)} ms (p95 ${asked.ours.p95.toFixed(1)}, target ${target ?? '-'})${ratio}`,
    );
  }
  const memory = await app.ask<Memory>({ kind: 'memory' } satisfies AppRequest);
  await app.ask({ kind: 'close' } satisfies AppRequest);
  await app.end();
  await raw.end();
  return { questions, memory, openings };
}
