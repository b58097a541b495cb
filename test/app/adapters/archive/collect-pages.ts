import type { Archive, BatchOutcome } from '@core/archive/archive';
import { tenantKey } from '@core/archive/tenant-key';
import type { KindId } from '@core/backends/kind-id';
import type { ReadingPlan } from '@core/backends/reading-plan';
import type { CollectedPage, EndedWindow, NewWindow, VanishedEntry } from '@core/coverage/coverage-ledger';
import { batchOf, type TestEntry } from './test-batch';

export const DAY = 86_400_000_000;
export const keyOf = (tenant: string, kind: KindId = 'okta'): string => tenantKey(kind, null, tenant);

export function planOf(tenant: string | null, changes: Partial<ReadingPlan> = {}): ReadingPlan {
  return {
    kind: 'okta',
    mappingVersion: 1,
    framing: 'json',
    encoding: 'utf-8',
    recordPlace: null,
    tenant,
    organization: null,
    instance: null,
    zone: null,
    dateOrder: null,
    mapping: null,
    headings: null,
    delimiter: null,
    recordColumn: null,
    ...changes,
  };
}

/** A page of one tenant. */
export function pageOf(entries: readonly TestEntry[], changes: Partial<CollectedPage> = {}): CollectedPage {
  const batch = entries.length === 0 ? null : batchOf(entries.map((entry) => ({ tenant: 't-1', ...entry })));
  return { parts: [{ plan: planOf('t-1'), batch, rejected: [] }], read: entries.length, cursor: null, ...changes };
}

export function windowOf(runId: number, changes: Partial<NewWindow> = {}): NewWindow {
  return {
    runId,
    connectionId: 'connection-1',
    connectionName: 'Okta of Northwind',
    connector: 'okta',
    account: 'reader',
    scope: 'all',
    stream: '',
    tenants: [keyOf('t-1')],
    clock: 'event',
    from: 0,
    to: DAY,
    ...changes,
  };
}

export const COMPLETE: EndedWindow = { outcome: 'complete', reason: null, total: null, tenants: [], keptSince: null };

export interface TestWindow {
  readonly windowId: number;
  readonly outcome: BatchOutcome | null;
  readonly vanished: number;
  readonly returned: number;
}

/** Asks for one window in a run of its own: pages of entries, or of one tenant's if given as a list of entries. */
export async function collectWindow(
  archive: Archive,
  pages: readonly (readonly TestEntry[] | CollectedPage)[],
  changes: { readonly window?: Partial<NewWindow>; readonly end?: Partial<EndedWindow> } = {},
): Promise<TestWindow> {
  const runId = await archive.beginRun('hand');
  const windowId = await archive.beginWindow(windowOf(runId, changes.window));
  let outcome: BatchOutcome | null = null;
  for (const page of pages) {
    outcome = await archive.commitPage(windowId, 'parts' in page ? page : pageOf(page));
  }
  const noticed = await archive.endWindow(windowId, { ...COMPLETE, ...changes.end });
  await archive.endRun(runId, 'done');
  return { windowId, outcome, ...noticed };
}

/** The entries that have vanished, each with its reason. */
export async function vanishedOf(archive: Archive): Promise<Readonly<Record<number, VanishedEntry['reason']>>> {
  return Object.fromEntries((await archive.vanished({})).map(({ entry, reason }) => [entry, reason]));
}
