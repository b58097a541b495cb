import { tenantKey } from '@core/archive/tenant-key';
import type { CollectionScope, CollectionStream, RemoteTenant } from '@core/backends/connector';
import { type ChosenTenants, chooseTenants } from '@core/collection/choose-tenants';
import { planWindows } from '@core/collection/plan-windows';
import { type PlannedWindow, windowsOfLine } from '@core/collection/planned-window';
import { supersededWindows } from '@core/collection/superseded-windows';
import type { Connection } from '@core/connections/connection';
import type { LedgerWindow } from '@core/coverage/coverage-ledger';
import type { Microseconds } from '@core/entry/entry-time';
import { ExpectedFailure } from '@core/failure/failure';
import { BackendFailure } from '@core/http/backend-failure';
import { hostOf } from '@core/http/origin';
import type { OpenedConnection } from '../../connections/open-connections';
import type { CollectionPorts } from './collection-ports';
import { collectStream, type ConnectionStop } from './collect-scope';
import type { WindowWork } from './collect-window';
import { inParallel } from './in-parallel';
import type { PauseGate } from './pause-gate';
import type { RunProgress } from './run-progress';
import type { ScopeLine } from './scope-line';

const MOST_SCOPES_AT_ONCE = 4;

/** What one run was asked for. */
export interface RunRequest {
  readonly connections: readonly Connection[];
  /** Keys, vendor's ids or names; null: every chosen tenant. */
  readonly tenants: readonly string[] | null;
  readonly since: Microseconds | null;
  readonly until: Microseconds | null;
  /** True: what is collected already is asked again too (before and after a log is cleared). */
  readonly isAnew: boolean;
}

export interface ConnectionWork {
  readonly ports: CollectionPorts;
  readonly request: RunRequest;
  readonly runId: number;
  readonly progress: RunProgress;
  readonly gate: PauseGate;
  readonly signal: AbortSignal;
  /** Which of the tenants that the run was asked for some connection knows. */
  readonly matched: Set<string>;
}

/**
 * Collects one connection. Whatever goes wrong with its backend is told in the run's report and the ledger; it fails only
 * with `cancelled` or with what the archive failed with.
 */
export async function collectConnection(work: ConnectionWork, connection: Connection): Promise<void> {
  const { ports, progress } = work;
  await work.gate.pass();
  let opened: OpenedConnection | null = null;
  let plans: readonly ScopePlan[] = [];
  try {
    opened = ports.connections.open(connection, {
      onWait: (sentence, untilMs) => progress.waits(connection.id, sentence, untilMs),
    });
    const chosen = await chosenTenants(work, opened);
    plans = await planScopes(work, opened, chosen);
  } catch (error) {
    const sentence = sentenceOf(work, connection, error);
    const line = connectionLine(work, connection);
    line.because(sentence);
    line.end();
  } finally {
    progress.planned();
    if (plans.length === 0) await opened?.close();
  }
  if (opened === null || plans.length === 0) return;
  await collectScopes(work, opened, plans);
}

interface ScopePlan {
  readonly scope: CollectionScope;
  readonly tenants: readonly string[];
  readonly streams: readonly { readonly stream: CollectionStream; readonly planned: readonly PlannedWindow[] }[];
  readonly line: ScopeLine;
}

async function collectScopes(
  work: ConnectionWork,
  opened: OpenedConnection,
  plans: readonly ScopePlan[],
): Promise<void> {
  const { connection, connector } = opened;
  const stop: ConnectionStop = { reason: null, slowStreams: 0 };
  const most = Math.min(MOST_SCOPES_AT_ONCE, connector.traffic(connection).parallel);
  try {
    await inParallel(plans, most, async ({ scope, tenants, streams, line }) => {
      const { ports, runId, progress, gate, signal } = work;
      line.begin();
      for (const { stream, planned } of streams) {
        const window: WindowWork = { ports, opened, scope, stream, tenants, runId, line, progress, gate, signal };
        await collectStream(window, planned, stop);
      }
      line.end();
      progress.scopeEnded(line);
    });
  } finally {
    await opened.close();
  }
}

const keysOf = (opened: OpenedConnection, tenants: readonly RemoteTenant[]): readonly string[] =>
  tenants.map(({ id }) => tenantKey(opened.connector.kind, instanceOf(opened), id));

const instanceOf = ({ session, connection }: OpenedConnection): string | null =>
  session.instance === undefined ? hostOf(connection.address) : session.instance;

async function chosenTenants(work: ConnectionWork, opened: OpenedConnection): Promise<readonly RemoteTenant[]> {
  const { ports, request, signal, matched } = work;
  const { connection, connector, session } = opened;
  const listed = await listTenants(opened, signal);
  const of = { kind: connector.kind, instance: instanceOf(opened), listed };
  const found: ChosenTenants = chooseTenants(of, connection.tenants, request.tenants);
  await ports.archive.nameTenants(connector.kind, of.instance, found.chosen);
  if (listed.length === 0) {
    const line = connectionLine(work, connection);
    line.because(`${session.account} reaches no tenant at this backend, so there is nothing to collect.`);
    line.end();
  }
  for (const word of found.matched) matched.add(word);
  for (const id of found.unreached) {
    const line = work.progress.line({
      ...named(connection),
      scope: id,
      title: id,
      tenants: keysOf(opened, [{ id, name: null }]),
    });
    line.because(`The tenant ${id} is chosen in this connection, but ${session.account} no longer reaches it.`);
    line.end();
  }
  return found.collected;
}

/** An account that may not list its tenants can still ask for those that are chosen by id. */
async function listTenants({ connection, session }: OpenedConnection, signal: AbortSignal) {
  try {
    return await session.tenants(signal);
  } catch (error) {
    const mayNotList = error instanceof BackendFailure && (error.kind === 'forbidden' || error.kind === 'not-found');
    if (!mayNotList || connection.tenants.kind === 'all') throw error;
    return connection.tenants.ids.map((id): RemoteTenant => ({ id, name: null }));
  }
}

async function planScopes(
  work: ConnectionWork,
  opened: OpenedConnection,
  tenants: readonly RemoteTenant[],
): Promise<readonly ScopePlan[]> {
  if (tenants.length === 0) return [];
  const { session, connection } = opened;
  const plans: ScopePlan[] = [];
  const scopes = session.scopes(tenants);
  sayUnasked(work, opened, { tenants, scopes });
  for (const scope of scopes) {
    const keys = keysOf(opened, scope.tenants);
    const query = { connectionId: connection.id, ...(keys.length === 0 ? {} : { tenants: keys }) };
    const windows = (await work.ports.archive.windows(query)).filter((window) => window.scope === scope.id);
    const streams = session.streams.map((stream) => ({
      stream,
      planned: planStream(work, { opened, scope, stream, keys, windows }),
    }));
    const line = work.progress.line({ ...named(connection), scope: scope.id, title: scope.title, tenants: keys });
    line.expect(streams.reduce((sum, { planned }) => sum + planned.length, 0));
    plans.push({ scope, tenants: keys, streams, line });
    for (const { stream, planned } of streams) {
      await endSuperseded(
        work,
        windows.filter((window) => window.stream === stream.id),
        planned,
      );
    }
  }
  return plans;
}

/** A tenant that no request covers must not go missing without a word. */
function sayUnasked(
  { progress }: ConnectionWork,
  opened: OpenedConnection,
  { tenants, scopes }: { readonly tenants: readonly RemoteTenant[]; readonly scopes: readonly CollectionScope[] },
): void {
  const covered = new Set(scopes.flatMap((scope) => scope.tenants.map(({ id }) => id)));
  for (const tenant of tenants) {
    if (covered.has(tenant.id)) continue;
    const title = tenant.name ?? tenant.id;
    const line = progress.line({
      ...named(opened.connection),
      scope: tenant.id,
      title,
      tenants: keysOf(opened, [tenant]),
    });
    line.because(`${title} was not asked for: this connection has no way to ask for it.`);
    line.end();
  }
}

function planStream(
  { ports, request }: ConnectionWork,
  line: {
    readonly opened: OpenedConnection;
    readonly scope: CollectionScope;
    readonly stream: CollectionStream;
    readonly keys: readonly string[];
    readonly windows: readonly LedgerWindow[];
  },
): readonly PlannedWindow[] {
  const { opened, scope, stream, keys, windows } = line;
  const { account } = opened.session;
  const own = windowsOfLine(windows, { scope: scope.id, stream: stream.id, account, tenants: keys });
  const { since, until, isAnew } = request;
  return planWindows({ rules: stream.rules, windows: isAnew ? [] : own, since, until, now: ports.now() });
}

async function endSuperseded(
  { ports }: ConnectionWork,
  windows: readonly LedgerWindow[],
  planned: readonly PlannedWindow[],
): Promise<void> {
  for (const window of supersededWindows(windows, planned)) {
    const reason = 'It was interrupted, and its range was asked for again by a later window.';
    const end = { outcome: 'failed', reason, total: null, tenants: [], keptSince: null } as const;
    await ports.archive.endWindow(window.id, end);
  }
}

const named = ({ id, name }: Connection) => ({ connectionId: id, connectionName: name });

function connectionLine({ progress }: ConnectionWork, connection: Connection): ScopeLine {
  return progress.line({ ...named(connection), scope: '', title: connection.name, tenants: [] });
}

/** Only what the backend or the connection itself failed with is told; the rest ends the run. */
function sentenceOf({ ports, signal }: ConnectionWork, connection: Connection, error: unknown): string {
  if (error instanceof BackendFailure) return error.message;
  if (signal.aborted) throw new ExpectedFailure('cancelled', 'The collection was cancelled.');
  if (error instanceof ExpectedFailure) {
    if (ENDS_THE_RUN.has(error.code)) throw error;
    return error.message;
  }
  const reference = ports.logBug(`opening ${connection.connector}`, error);
  return `Something went wrong inside Veritrail before the first window; the log holds the details under ${reference}.`;
}

const ENDS_THE_RUN: ReadonlySet<string> = new Set([
  'cancelled',
  'disk-full',
  'archive-busy',
  'archive-damaged',
  'archive-unavailable',
]);
