import type { RunReport, ScopeProgress } from '@core/collection/collection-progress';
import { unresolvedWindows } from '@core/collection/unresolved-windows';
import type { CollectionRun, LedgerWindow, UnaskedPart } from '@core/coverage/coverage-ledger';
import type { CollectedArchive } from './collection-ports';

/** A run counts as not complete only what it left so: windows whose range it asked for again are left out. */
export async function resolvedRun(
  archive: Pick<CollectedArchive, 'windows'>,
  run: CollectionRun,
): Promise<CollectionRun> {
  if (run.notComplete === 0) return run;
  return { ...run, notComplete: unresolvedWindows(await archive.windows({ runId: run.id })).length };
}

/** The report of a run that this process no longer remembers, as far as the ledger tells. */
export async function reportFromLedger(
  archive: Pick<CollectedArchive, 'windows'>,
  run: CollectionRun,
): Promise<RunReport> {
  const lines = new Map<string, LedgerWindow[]>();
  for (const window of await archive.windows({ runId: run.id })) {
    const key = JSON.stringify([window.connectionId, window.scope]);
    const line = lines.get(key) ?? [];
    line.push(window);
    lines.set(key, line);
  }
  const asked = [...lines.values()].flatMap(scopeOf);
  return { run: await resolvedRun(archive, run), scopes: [...asked, ...run.unasked.map(unaskedScope)] };
}

function unaskedScope({ isCancelled, ...part }: UnaskedPart): ScopeProgress {
  const none = { windowsDone: 0, windowsTotal: 0, read: 0, added: 0, duplicates: 0, from: null, completeTo: null };
  return { ...part, ...none, state: isCancelled ? 'cancelled' : 'failed' };
}

function scopeOf(line: readonly LedgerWindow[]): readonly ScopeProgress[] {
  const [first] = line;
  if (first === undefined) return [];
  const unresolved = unresolvedWindows(line);
  const sum = (of: 'read' | 'added' | 'duplicates'): number => line.reduce((all, window) => all + window[of], 0);
  return [
    {
      connectionId: first.connectionId ?? '',
      connectionName: first.connectionName,
      scope: first.scope,
      title: first.scope,
      tenants: first.tenants,
      state: stateOf(line, unresolved),
      windowsDone: line.filter(({ outcome }) => outcome !== 'asking').length,
      windowsTotal: line.length,
      read: sum('read'),
      added: sum('added'),
      duplicates: sum('duplicates'),
      from: Math.min(...line.map(({ from }) => from)),
      completeTo: completeToOf(line, unresolved),
      reasons: [
        ...new Set(unresolved.map(({ reason }) => reason ?? 'It was interrupted; a later collection goes on here.')),
      ],
    },
  ];
}

const isComplete = ({ outcome }: LedgerWindow): boolean => outcome === 'complete' || outcome === 'complete-so-far';

function completeToOf(line: readonly LedgerWindow[], unresolved: readonly LedgerWindow[]): number | null {
  const complete = line.filter(isComplete);
  if (complete.length === 0) return null;
  return Math.min(Math.max(...complete.map(({ to }) => to)), ...unresolved.map(({ from }) => from));
}

function stateOf(line: readonly LedgerWindow[], unresolved: readonly LedgerWindow[]): ScopeProgress['state'] {
  if (unresolved.length === 0) return 'complete';
  if (unresolved.some(({ outcome }) => outcome === 'asking')) return 'cancelled';
  return line.some(isComplete) ? 'not-complete' : 'failed';
}
