import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { statSync } from 'node:fs';
import { basename } from 'node:path';
import type { RunReport } from '@core/collection/collection-progress';
import type { OperationEnd } from '@core/operations/operation';
import type { ReadingChoices } from '@core/backends/reading-plan';
import type { Application } from '@app/application';
import { openApplication } from '@app/open-application';
import { serveParent } from './child';
import { memoryNow } from './memory';

/** What the parent asks of the process that runs the application. */
export type AppRequest =
  | { readonly kind: 'open'; readonly dataFolder: string; readonly programDirectory: string }
  | { readonly kind: 'call'; readonly name: string; readonly input: unknown }
  | { readonly kind: 'time'; readonly calls: readonly AskedCall[]; readonly together: boolean }
  | {
      readonly kind: 'import';
      readonly path: string;
      readonly choices: Partial<ReadingChoices>;
      readonly while?: AskedCall;
    }
  | { readonly kind: 'collect'; readonly since: number }
  | { readonly kind: 'memory' }
  | { readonly kind: 'close' };

export interface AskedCall {
  readonly name: string;
  readonly input: unknown;
}

export interface ImportOutcome {
  readonly seconds: number;
  /** Of all threads of this process, seconds: what stays true on a busy machine. */
  readonly cpuSeconds: number;
  readonly end: OperationEnd;
  /** Milliseconds of each `while` call that was asked, one after the other, until the import ended. */
  readonly whileRuns: readonly number[];
  /** The longest that the thread which answers the window did not come to its next turn, ms. */
  readonly longestPause: number;
}

export interface CollectOutcome {
  /** Milliseconds of the window's first page, asked again and again until the run ended. */
  readonly whileRuns: readonly number[];
  readonly notComplete: number;
  readonly reasons: string;
}

let application: Application | null = null;

function opened(): Application {
  if (application === null) throw new Error('The application is not open.');
  return application;
}

async function answer(name: string, input: unknown): Promise<unknown> {
  const result = await opened().call(name, input);
  if (!result.ok)
    throw new Error(`${name}: ${result.failure.code}: ${result.failure.message} ${result.failure.detail ?? ''}`);
  return result.value;
}

async function open(dataFolder: string, programDirectory: string): Promise<number> {
  const begun = performance.now();
  application = await openApplication({
    dataFolder,
    programDirectory,
    isDemo: false,
    host: {
      kind: 'cli',
      version: 'bench',
      hasNativeDialogs: false,
      pickSources: () => Promise.resolve([]),
      pickTarget: () => Promise.resolve(null),
      openDemo: () => Promise.resolve(null),
    },
  });
  await answer('application.describe', {});
  return performance.now() - begun;
}

async function timeOf(calls: readonly AskedCall[], together: boolean): Promise<number> {
  const begun = performance.now();
  if (together) await Promise.all(calls.map((call) => answer(call.name, call.input)));
  else for (const call of calls) await answer(call.name, call.input);
  return performance.now() - begun;
}

const PAUSE_BETWEEN_MS = 50;

async function importFile(request: Extract<AppRequest, { kind: 'import' }>): Promise<ImportOutcome> {
  const app = opened();
  const handle = app.files.add(
    { path: request.path, kind: 'file', name: basename(request.path) },
    statSync(request.path).size,
  );
  const pauses = monitorEventLoopDelay({ resolution: 10 });
  pauses.enable();
  let ended: OperationEnd | null = null;
  const end = new Promise<OperationEnd>((resolve) => {
    const stop = app.subscribe((push) => {
      if (push.name !== 'operation.ended' || push.body.kind !== 'import') return;
      stop();
      ended = push.body;
      resolve(push.body);
    });
  });
  const begun = performance.now();
  const cpuBefore = process.cpuUsage();
  await answer('imports.start', { files: [handle.handle], choices: request.choices });
  const whileRuns: number[] = [];
  while (request.while !== undefined && ended === null) {
    whileRuns.push(await timeOf([request.while], false));
    await new Promise((resolve) => setTimeout(resolve, PAUSE_BETWEEN_MS));
  }
  const outcome = await end;
  const seconds = (performance.now() - begun) / 1000;
  const cpu = process.cpuUsage(cpuBefore);
  pauses.disable();
  return {
    seconds,
    cpuSeconds: (cpu.user + cpu.system) / 1e6,
    end: outcome,
    whileRuns,
    longestPause: pauses.max / 1e6,
  };
}

const FIRST_PAGE: AskedCall = {
  name: 'search.page',
  input: {
    criteria: { filters: [], range: { kind: 'all' }, undated: 'include' },
    snapshot: null,
    sort: { column: 'started', direction: 'descending' },
    target: { kind: 'first' },
  },
};
const PAUSE_WHILE_COLLECTING_MS = 250;

async function collect(since: number): Promise<CollectOutcome> {
  let ended: OperationEnd | null = null;
  const stop = opened().subscribe((push) => {
    if (push.name === 'operation.ended' && push.body.kind === 'collection') ended = push.body;
  });
  const { runId } = (await answer('collection.start', { since })) as { readonly runId: number };
  const whileRuns: number[] = [];
  while (ended === null) {
    whileRuns.push(await timeOf([FIRST_PAGE], false));
    await new Promise((resolve) => setTimeout(resolve, PAUSE_WHILE_COLLECTING_MS));
  }
  stop();
  const report = (await answer('collection.read', { runId })) as RunReport;
  const reasons = report.scopes.flatMap((scope) => scope.reasons).slice(0, 5);
  return { whileRuns, notComplete: report.run.notComplete, reasons: reasons.join(' ') };
}

serveParent((request: AppRequest): unknown => {
  switch (request.kind) {
    case 'open':
      return open(request.dataFolder, request.programDirectory);
    case 'call':
      return answer(request.name, request.input);
    case 'time':
      return timeOf(request.calls, request.together);
    case 'import':
      return importFile(request);
    case 'collect':
      return collect(request.since);
    case 'memory':
      return memoryNow();
    case 'close': {
      const closing = application?.close();
      application = null;
      return closing;
    }
  }
});
