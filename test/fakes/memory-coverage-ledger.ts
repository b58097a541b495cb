import type { BatchOutcome } from '@core/archive/archive';
import { tenantKey } from '@core/archive/tenant-key';
import type { KindId } from '@core/backends/kind-id';
import type {
  CollectedPage,
  CollectionRun,
  CollectionWriter,
  CoverageLedger,
  EndedWindow,
  LedgerWindow,
  NewWindow,
  UnaskedPart,
  VanishedEntry,
  WindowQuery,
} from '@core/coverage/coverage-ledger';
import { ExpectedFailure } from '@core/failure/failure';

type KnownTenant = Awaited<ReturnType<CoverageLedger['tenants']>>[number];

/** The in-memory twin of the archive's part in collecting: windows, runs, tenants, and the identities of what was committed. */
export class MemoryCoverageLedger implements CollectionWriter, CoverageLedger {
  readonly #windows = new Map<number, LedgerWindow>();
  readonly #runs = new Map<
    number,
    Pick<CollectionRun, 'id' | 'trigger' | 'startedAt' | 'endedAt' | 'state' | 'unasked'>
  >();
  readonly #tenants = new Map<string, KnownTenant>();
  readonly #now: () => number;
  /** By native id: the tenant's vendor id. */
  readonly entries = new Map<string, string>();
  /** Called before each page is committed; what it throws is thrown. */
  beforeCommit: (windowId: number) => void | Promise<void> = () => undefined;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** As after a kill: runs that were going on are interrupted, windows stay as they are. */
  reopen(): void {
    for (const [id, run] of this.#runs)
      if (run.state === 'running') this.#runs.set(id, { ...run, state: 'interrupted' });
  }

  put(window: LedgerWindow): void {
    this.#windows.set(window.id, window);
  }

  beginRun(trigger: CollectionRun['trigger']): Promise<number> {
    const id = this.#runs.size + 1;
    this.#runs.set(id, { id, trigger, startedAt: this.#now(), endedAt: null, state: 'running', unasked: [] });
    return Promise.resolve(id);
  }

  endRun(runId: number, state: 'done' | 'cancelled' | 'failed', unasked: readonly UnaskedPart[] = []): Promise<void> {
    const run = this.#runs.get(runId);
    if (run === undefined) throw new Error(`no run ${runId}`);
    this.#runs.set(runId, { ...run, state, endedAt: this.#now(), unasked });
    return Promise.resolve();
  }

  beginWindow(window: NewWindow): Promise<number> {
    const id = Math.max(0, ...this.#windows.keys()) + 1;
    const none = { pages: 0, read: 0, added: 0, duplicates: 0, revisions: 0, rejected: 0 };
    const open = { endedAt: null, total: null, outcome: 'asking', reason: null, cursor: null } as const;
    this.#windows.set(id, { id, ...window, ...none, ...open, askedAt: this.#now(), settledTo: null });
    return Promise.resolve(id);
  }

  resumeWindow(windowId: number, runId: number): Promise<void> {
    this.#windows.set(windowId, { ...this.#window(windowId), runId });
    return Promise.resolve();
  }

  async commitPage(windowId: number, page: CollectedPage): Promise<BatchOutcome> {
    await this.beforeCommit(windowId);
    let [added, duplicates, rejected] = [0, 0, 0];
    for (const part of page.parts) {
      rejected += part.rejected.length;
      for (let row = 0; row < (part.batch?.count ?? 0); row += 1) {
        const id =
          part.batch?.nativeId[row] ??
          Buffer.from(part.batch?.identity.subarray(row * 16, row * 16 + 16) ?? []).toString('hex');
        const tenant = part.batch?.tenant.values[(part.batch.tenant.codes[row] ?? 0) - 1] ?? '';
        if (this.entries.has(id)) duplicates += 1;
        else added += 1;
        this.entries.set(id, tenant);
      }
    }
    const window = this.#window(windowId);
    this.#windows.set(windowId, {
      ...window,
      pages: window.pages + 1,
      read: window.read + page.read,
      added: window.added + added,
      duplicates: window.duplicates + duplicates,
      rejected: window.rejected + rejected,
      cursor: page.cursor,
    });
    return { added, duplicates, revisions: 0 };
  }

  endWindow(windowId: number, end: EndedWindow): Promise<{ vanished: number; returned: number }> {
    const window = this.#window(windowId);
    if (window.outcome !== 'asking') throw new Error(`window ${windowId} ended before`);
    const { outcome, reason, total, settledTo = null } = end;
    const tenants = [...new Set([...window.tenants, ...end.tenants])];
    this.#windows.set(windowId, { ...window, outcome, reason, total, settledTo, tenants, endedAt: this.#now() });
    return Promise.resolve({ vanished: 0, returned: 0 });
  }

  nameTenants(
    kind: KindId,
    instance: string | null,
    tenants: readonly { readonly id: string; readonly name: string | null }[],
  ): Promise<void> {
    for (const { id, name } of tenants) {
      const key = tenantKey(kind, instance, id);
      this.#tenants.set(key, { key, kind, instance, id, name: name ?? id, names: name === null ? [] : [name] });
    }
    return Promise.resolve();
  }

  declareImport(): Promise<void> {
    return Promise.reject(new ExpectedFailure('import-not-found', 'There are no imports here.'));
  }

  windows(query: WindowQuery): Promise<readonly LedgerWindow[]> {
    return Promise.resolve(
      [...this.#windows.values()]
        .filter((window) => query.connectionId === undefined || window.connectionId === query.connectionId)
        .filter((window) => query.runId === undefined || window.runId === query.runId)
        .filter((window) => query.tenants?.some((key) => window.tenants.includes(key)) !== false)
        .filter((window) => window.to > (query.from ?? Number.NEGATIVE_INFINITY))
        .filter((window) => window.from < (query.to ?? Number.POSITIVE_INFINITY))
        .toSorted((left, right) => left.askedAt - right.askedAt || left.id - right.id),
    );
  }

  async runs(limit: number): Promise<readonly CollectionRun[]> {
    const runs: CollectionRun[] = [];
    for (const run of this.#runs.values()) {
      const windows = await this.windows({ runId: run.id });
      const sum = (of: 'read' | 'added' | 'duplicates' | 'revisions'): number =>
        windows.reduce((all, window) => all + window[of], 0);
      runs.unshift({
        ...run,
        windows: windows.length,
        notComplete: windows.filter(({ outcome }) => !outcome.startsWith('complete')).length,
        read: sum('read'),
        added: sum('added'),
        duplicates: sum('duplicates'),
        revisions: sum('revisions'),
        vanished: 0,
      });
    }
    return runs.slice(0, limit);
  }

  async run(runId: number): Promise<CollectionRun | null> {
    return (await this.runs(Number.POSITIVE_INFINITY)).find(({ id }) => id === runId) ?? null;
  }

  vanished(): Promise<readonly VanishedEntry[]> {
    return Promise.resolve([]);
  }

  vanishing(): Promise<VanishedEntry | null> {
    return Promise.resolve(null);
  }

  tenants(): Promise<readonly KnownTenant[]> {
    return Promise.resolve([...this.#tenants.values()]);
  }

  #window(id: number): LedgerWindow {
    const window = this.#windows.get(id);
    if (window === undefined) throw new Error(`no window ${id}`);
    return window;
  }
}
