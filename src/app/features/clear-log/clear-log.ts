import type { Archive } from '@core/archive/archive';
import type { CollectionScope, LogClearing } from '@core/backends/connector';
import type { ClearLogPlan, ClearLogRecord } from '@core/clear-log/clear-log';
import type { RunReport } from '@core/collection/collection-progress';
import { ExpectedFailure } from '@core/failure/failure';
import { BackendFailure, type BackendFailureKind } from '@core/http/backend-failure';
import type { OpenConnections } from '../../connections/open-connections';
import type { OperationTask } from '../../operations/operations';

/** Collects one tenant of one connection over `[from, to)`, everything in it anew, and answers once that has ended. */
export type CollectRange = (
  range: { readonly connectionId: string; readonly tenant: string; readonly from: number; readonly to: number },
  task: OperationTask,
) => Promise<RunReport>;

export interface ClearLogWork {
  readonly archive: Pick<Archive, 'windows' | 'beginClearing' | 'noteClearing' | 'clearings' | 'entriesOfWindow'>;
  readonly connections: Pick<OpenConnections, 'find' | 'open'>;
  readonly collect: CollectRange;
  readonly machineUser: string;
  readonly now: () => number;
}

const STEPS = 5;
/** How often the range is collected again where the backend's count has changed meanwhile. */
const TRIES = 3;

/**
 * Clears whole days of one tenant's log at the backend: collects them, counts again immediately before, goes on only
 * where the archive holds as many, clears, collects again to see what is left. Each step is noted in the archive before
 * the next is taken, so that a program that dies in between leaves a record of how far it came.
 */
export async function clearLog(work: ClearLogWork, plan: ClearLogPlan, task: OperationTask): Promise<ClearLogRecord> {
  const { archive, connections, machineUser, now } = work;
  const connection = connections.find(plan.connectionId);
  const open = connections.open(connection, { onWait: (sentence) => task.report({ title: sentence }) });
  const { session } = open;
  const { connectionId, connectionName, tenant, from, to, zone } = plan;
  const id = await archive.beginClearing({
    ...{ connectionId, connectionName, account: session.account, machineUser },
    ...{ tenantId: tenant.id, tenantName: tenant.name, from, to, zone, startedAt: now() },
  });
  try {
    const steps = new ClearingSteps(work, { plan, id, task, ...clearingOf(session, plan) });
    await steps.collectAndCheck();
    await steps.clear();
    await steps.lookAgain();
  } finally {
    await open.close();
  }
  const record = (await archive.clearings()).find((one) => one.id === id);
  if (record === undefined) throw new Error('the clearing is not in the archive');
  return record;
}

interface Clearing {
  readonly plan: ClearLogPlan;
  readonly id: number;
  readonly task: OperationTask;
  readonly log: LogClearing;
  readonly scope: CollectionScope;
}

class ClearingSteps {
  readonly #work: ClearLogWork;
  readonly #clearing: Clearing;
  #counted = 0;

  constructor(work: ClearLogWork, clearing: Clearing) {
    this.#work = work;
    this.#clearing = clearing;
  }

  /** Nothing is deleted here; whatever it fails with is noted. */
  async collectAndCheck(): Promise<void> {
    try {
      await this.#collectUntilQuiet();
      if (this.#clearing.task.signal.aborted) throw new ExpectedFailure('cancelled', 'It was cancelled.');
    } catch (error) {
      const isRefused = error instanceof ExpectedFailure && REFUSALS.has(error.code);
      await this.#note({
        state: isRefused ? 'refused' : 'failed',
        reason: nothingCleared(error),
        endedAt: this.#now(),
      });
      throw expected(error, nothingCleared(error));
    }
  }

  /** From here on it is not to be stopped half way: the backend's answer decides what happened. */
  async clear(): Promise<void> {
    const { plan, log, scope } = this.#clearing;
    this.#tell(2, `Clearing the log of ${plan.tenant.name}`);
    await this.#note({ state: 'clearing' });
    try {
      await log.clear(scope, plan, never());
      await this.#note({ state: 'cleared', endedAt: this.#now() });
    } catch (error) {
      await this.#judgeFailure(error);
    }
  }

  /** What was deleted stays so: what goes wrong here is told in the record. */
  async lookAgain(): Promise<void> {
    const { plan, task } = this.#clearing;
    this.#tell(3, 'Collecting what is left');
    try {
      const report = await this.#work.collect(this.#range(), { ...task, signal: never() });
      this.#tell(4, 'Counting what is left');
      const left = await this.#count(never());
      const notes: string[] = [];
      if (left > 0) notes.push(`The backend still holds ${left} entries of ${plan.tenant.name} for these days.`);
      if (report.run.notComplete > 0 || report.run.state !== 'done') notes.push(LOOK_AGAIN);
      await this.#note({ left, reason: notes.join(' ') || null });
    } catch (error) {
      await this.#note({
        reason: `It was cleared, but what is left could not be seen: ${sentenceOf(error)} ${LOOK_AGAIN}`,
      });
    }
    this.#tell(STEPS, 'Cleared');
  }

  /**
   * Leaves where the backend's count did not change over a complete reading and the archive holds at least as many (it
   * may hold more: the panel counts the last second of a day neither here nor there).
   */
  async #collectUntilQuiet(): Promise<void> {
    for (let tries = 1; tries <= TRIES; tries += 1) {
      this.#tell(
        0,
        tries === 1 ? 'Collecting what will be cleared' : 'Collecting again: the log has changed meanwhile',
      );
      await this.#note({ state: 'collecting' });
      const before = await this.#count();
      const archived = await this.#collected();
      this.#tell(1, 'Counting at the backend');
      const counted = await this.#count();
      await this.#note({ state: 'checking', counted, archived });
      this.#counted = counted;
      if (counted !== before) continue;
      if (counted === 0) throw refused('The backend holds no entries of these days, so there is nothing to clear.');
      if (counted > archived) throw refused(lackingSentence(counted, archived));
      return;
    }
    throw refused(
      `The log of these days changed each of the ${TRIES} times that it was collected. Try again when it is quiet.`,
    );
  }

  /** Entries that the new, complete windows of the range held; fails where one is not complete. */
  async #collected(): Promise<number> {
    const { collect, archive } = this.#work;
    const { task, scope, plan } = this.#clearing;
    const report = await collect(this.#range(), task);
    const reasons = report.scopes.flatMap((one) => one.reasons);
    if (report.run.notComplete > 0 || report.run.state !== 'done' || reasons.length > 0) {
      throw refused(`The range could not be collected completely. ${reasons.join(' ')}`.trim());
    }
    const windows = (await archive.windows({ runId: report.run.id })).filter(
      (window) => window.scope === scope.id && ['complete', 'complete-so-far'].includes(window.outcome),
    );
    let entries = 0;
    for (const window of windows) entries += await archive.entriesOfWindow(window.id, plan);
    return entries;
  }

  /** Where the backend's answer does not say whether it deleted, its count does, unless it still works on it. */
  async #judgeFailure(error: unknown): Promise<void> {
    const endedAt = this.#now();
    if (error instanceof BackendFailure && NOTHING_DONE.has(error.kind)) {
      await this.#note({ state: 'failed', reason: nothingCleared(error), endedAt });
      throw expected(error, nothingCleared(error));
    }
    const left = await this.#count(never()).catch(() => null);
    if (left !== null && left < this.#counted) {
      await this.#note({ state: 'cleared', endedAt });
      return;
    }
    const found = left === null ? '' : ` Counted right afterwards it still held all ${left} entries.`;
    const reason = `${sentenceOf(error)} Whether the log was cleared is not known.${found} Clear these days again to see: they are collected and counted first.`;
    await this.#note({ reason, left, endedAt });
    throw expected(error, reason);
  }

  #note(note: Parameters<Archive['noteClearing']>[1]): Promise<void> {
    return this.#work.archive.noteClearing(this.#clearing.id, note);
  }

  #range() {
    const { plan } = this.#clearing;
    return { connectionId: plan.connectionId, tenant: plan.tenant.id, from: plan.from, to: plan.to };
  }

  #count(signal: AbortSignal = this.#clearing.task.signal): Promise<number> {
    const { log, scope, plan } = this.#clearing;
    return log.count(scope, plan, signal);
  }

  #now(): number {
    return this.#work.now();
  }

  #tell(done: number, title: string): void {
    this.#clearing.task.report({ title, done, total: STEPS });
  }
}

const REFUSALS: ReadonlySet<string> = new Set(['clear-log-refused', 'collection-running']);
/** What can go wrong only before the backend begins to delete; after anything else it may have deleted. */
const NOTHING_DONE: ReadonlySet<BackendFailureKind> = new Set<BackendFailureKind>([
  ...(['name-not-resolved', 'unreachable', 'tls', 'redirected', 'no-secret'] as const),
  ...(['sign-in-refused', 'forbidden', 'not-found', 'refused', 'expired'] as const),
]);
const LOOK_AGAIN = 'Clear these days again to see what is left: they are collected and counted first.';

const never = (): AbortSignal => new AbortController().signal;

const refused = (sentence: string): ExpectedFailure => new ExpectedFailure('clear-log-refused', sentence);

const sentenceOf = (error: unknown): string =>
  error instanceof BackendFailure || error instanceof ExpectedFailure
    ? error.message
    : 'Something went wrong inside Veritrail.';

function nothingCleared(error: unknown): string {
  const sentence = sentenceOf(error);
  return /nothing was (?:cleared|deleted)/i.test(sentence) ? sentence : `${sentence} Nothing was cleared.`;
}

/** What the operation fails with: the sentence of the record; a bug stays what it is. */
function expected(error: unknown, sentence: string): unknown {
  if (error instanceof BackendFailure)
    return new ExpectedFailure('backend-failed', sentence, error.detail ?? undefined);
  return error instanceof ExpectedFailure ? new ExpectedFailure(error.code, sentence, error.detail) : error;
}

const lackingSentence = (counted: number, archived: number): string =>
  `The backend would delete ${counted} entries of these days, and only ${archived} of them are this tenant's in the archive: the others belong to customers below it, or could not be read. Clear those customers one by one.`;

function clearingOf(
  session: ReturnType<OpenConnections['open']>['session'],
  plan: ClearLogPlan,
): Pick<Clearing, 'log' | 'scope'> {
  const [scope] = session.scopes([plan.tenant]);
  if (session.clearing === undefined || scope?.tenants.length !== 1) {
    throw refused('This connection cannot clear the log of one customer.');
  }
  return { log: session.clearing, scope };
}
