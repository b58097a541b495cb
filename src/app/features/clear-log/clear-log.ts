import type { Archive } from '@core/archive/archive';
import type { ClearLogPlan, ClearLogRecord } from '@core/clear-log/clear-log';
import type { RunReport } from '@core/collection/collection-progress';
import { ExpectedFailure } from '@core/failure/failure';
import { BackendFailure } from '@core/http/backend-failure';
import type { OpenConnections } from '../../connections/open-connections';
import type { OperationTask } from '../../operations/operations';

/** Collects one tenant of one connection over `[from, to)`, everything in it anew, and answers once that has ended. */
export type CollectRange = (
  range: { readonly connectionId: string; readonly tenant: string; readonly from: number; readonly to: number },
  task: OperationTask,
) => Promise<RunReport>;

export interface ClearLogWork {
  readonly archive: Pick<
    Archive,
    'windows' | 'beginClearing' | 'noteClearing' | 'clearings' | 'entriesOfWindow' | 'explainVanished'
  >;
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
  const connection = work.connections.find(plan.connectionId);
  const open = work.connections.open(connection, { onWait: (sentence) => task.report({ title: sentence }) });
  const id = await work.archive.beginClearing({
    connectionId: plan.connectionId,
    connectionName: plan.connectionName,
    account: open.session.account,
    machineUser: work.machineUser,
    tenantId: plan.tenant.id,
    tenantName: plan.tenant.name,
    from: plan.from,
    to: plan.to,
    startedAt: work.now(),
  });
  try {
    const steps = new ClearingSteps(work, { plan, id, task, session: open.session });
    await steps.collectAndCheck();
    await steps.clear();
    await steps.lookAgain();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const refused = error instanceof ExpectedFailure && error.code === 'clear-log-refused';
    await work.archive.noteClearing(id, { state: refused ? 'refused' : 'failed', reason, endedAt: work.now() });
    if (error instanceof BackendFailure) throw new ExpectedFailure('backend-failed', error.message);
    throw error;
  } finally {
    await open.close();
  }
  const record = (await work.archive.clearings()).find((one) => one.id === id);
  if (record === undefined) throw new Error('the clearing is not in the archive');
  return record;
}

interface Clearing {
  readonly plan: ClearLogPlan;
  readonly id: number;
  readonly task: OperationTask;
  readonly session: ReturnType<OpenConnections['open']>['session'];
}

class ClearingSteps {
  readonly #work: ClearLogWork;
  readonly #clearing: Clearing;

  constructor(work: ClearLogWork, clearing: Clearing) {
    this.#work = work;
    this.#clearing = clearing;
  }

  /**
   * Leaves where the backend's count did not change over a complete reading and the archive holds at least as many (it
   * may hold more: the panel counts the last second of a day neither here nor there). Else fails with `clear-log-refused`.
   */
  async collectAndCheck(): Promise<void> {
    const { archive } = this.#work;
    const { id } = this.#clearing;
    let counted = 0;
    let archived = 0;
    for (let tries = 1; tries <= TRIES; tries += 1) {
      this.#tell(1, 'Collecting what will be cleared');
      await archive.noteClearing(id, { state: 'collecting' });
      const before = await this.#count();
      archived = await this.#collected();
      this.#tell(2, 'Counting at the backend');
      counted = await this.#count();
      await archive.noteClearing(id, { state: 'checking', counted, archived });
      if (counted === before && counted <= archived) return;
    }
    throw refused(
      `The backend holds ${counted} entries of these days and the archive ${archived}, or the log is still changing; nothing was cleared. Try again when it is quiet.`,
    );
  }

  async clear(): Promise<void> {
    const { plan, task, id } = this.#clearing;
    if (task.signal.aborted) throw new ExpectedFailure('cancelled', 'Nothing was cleared.');
    this.#tell(3, `Clearing the log of ${plan.tenant.name}`);
    await this.#work.archive.noteClearing(id, { state: 'clearing' });
    // From here on it is not to be stopped half way: the answer decides what happened.
    await this.#clearingOf().clear(this.#scope(), plan, new AbortController().signal);
  }

  async lookAgain(): Promise<void> {
    const { archive, now, collect } = this.#work;
    const { plan, id } = this.#clearing;
    this.#tell(4, 'Collecting what is left');
    const left = await this.#count(new AbortController().signal);
    const uncancellable = { ...this.#clearing.task, signal: new AbortController().signal };
    const report = await collect(this.#range(), uncancellable);
    await archive.explainVanished(report.run.id);
    await archive.noteClearing(id, {
      state: 'cleared',
      left,
      reason: left === 0 ? null : `The backend still holds ${left} entries of ${plan.tenant.name} for these days.`,
      endedAt: now(),
    });
    this.#tell(5, 'Cleared');
  }

  #range() {
    const { plan } = this.#clearing;
    return { connectionId: plan.connectionId, tenant: plan.tenant.id, from: plan.from, to: plan.to };
  }

  /** Entries that the new, complete windows of the range held; fails where one is not complete. */
  async #collected(): Promise<number> {
    const { collect, archive } = this.#work;
    const report = await collect(this.#range(), this.#clearing.task);
    if (report.run.notComplete > 0 || report.run.state !== 'done') {
      const reasons = report.scopes.flatMap((scope) => scope.reasons).join(' ');
      throw refused(`The range could not be collected completely, so nothing was cleared. ${reasons}`.trim());
    }
    const windows = (await archive.windows({ runId: report.run.id })).filter((window) =>
      ['complete', 'complete-so-far'].includes(window.outcome),
    );
    let entries = 0;
    for (const window of windows) entries += await archive.entriesOfWindow(window.id, this.#clearing.plan);
    return entries;
  }

  #count(signal: AbortSignal = this.#clearing.task.signal): Promise<number> {
    return this.#clearingOf().count(this.#scope(), this.#clearing.plan, signal);
  }

  #clearingOf() {
    const { clearing } = this.#clearing.session;
    if (clearing === undefined) throw refused('This connection cannot clear a log.');
    return clearing;
  }

  #scope() {
    const { plan, session } = this.#clearing;
    const [scope] = session.scopes([plan.tenant]);
    if (scope === undefined || scope.tenants.length !== 1) throw refused('This connection does not ask per customer.');
    return scope;
  }

  #tell(done: number, title: string): void {
    this.#clearing.task.report({ title, done, total: STEPS });
  }
}

const refused = (sentence: string): ExpectedFailure => new ExpectedFailure('clear-log-refused', sentence);
