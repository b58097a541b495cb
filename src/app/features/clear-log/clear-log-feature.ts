import { userInfo } from 'node:os';
import type { Archive } from '@core/archive/archive';
import { connectorOf } from '@core/backends/connectors';
import type { ConnectorSession } from '@core/backends/connector';
import { DAY, granuleStart } from '@core/collection/granules';
import type { ClearLogChoices, ClearLogPlan } from '@core/clear-log/clear-log';
import { ExpectedFailure } from '@core/failure/failure';
import type { Connection } from '@core/connections/connection';
import { BackendFailure } from '@core/http/backend-failure';
import type { OpenConnections } from '../../connections/open-connections';
import type { FeatureHandlers } from '../../handlers';
import type { Operations } from '../../operations/operations';
import { clearLog, type CollectRange } from './clear-log';
import { settleClearings } from './settle-clearings';

export interface ClearLogPorts {
  readonly archive: Pick<Archive, 'windows' | 'beginClearing' | 'noteClearing' | 'clearings' | 'entriesOfWindow'>;
  readonly connections: Pick<OpenConnections, 'find' | 'open'>;
  readonly operations: Operations;
  /** Collects one tenant's range and waits for its end. */
  readonly collect: CollectRange;
  readonly now: () => number;
}

export interface ClearLogQuestion {
  readonly connectionId: string;
  readonly tenant: string;
  readonly from: number;
  readonly to: number;
}

/** What no check can close. */
const RACE =
  'Entries that the backend writes for these days between the last count and the deletion (a task that ran over midnight and ends just now) are deleted unseen; no check can close that gap.';

const SUBTREE =
  'This connection asks for a whole subtree at once, and clearing would reach all of it; add a connection that asks per customer.';

/** Answers the `clearLog.*` calls. Deleting everything for everybody is not offered at all. */
export function createClearLogFeature(ports: ClearLogPorts): FeatureHandlers<'clearLog'> {
  const settled = settleClearings(ports.archive, ports.now).catch(() => undefined);
  return {
    'clearLog.choices': ({ connectionId }) => choicesOf(ports, connectionId),
    'clearLog.plan': (question) => planOf(ports, question),
    'clearLog.start': async (question) => {
      const plan = await planOf(ports, question);
      if (question.typed.trim() !== plan.typed) {
        throw refused(`Type the tenant's name exactly as it is written, ${plan.typed}; nothing was cleared.`);
      }
      await settled;
      const { id } = ports.operations.start('clear-log', `Clearing the log of ${plan.typed}`, 'steps', (task) =>
        clearLog({ ...ports, machineUser: userInfo().username }, plan, task),
      );
      return { operation: id };
    },
    'clearLog.history': async () => {
      await settled;
      return ports.archive.clearings();
    },
  };
}

/** Opens the connection for one question. Fails with `not-available-here` and `backend-failed`. */
async function asking<Value>(
  { connections }: ClearLogPorts,
  connectionId: string,
  ask: (session: ConnectorSession, connection: Connection) => Promise<Value>,
): Promise<Value> {
  const connection = connections.find(connectionId);
  refuseWhereItCannot(connection);
  const open = connections.open(connection, { onWait: () => undefined, patience: 'test' });
  try {
    return await ask(open.session, connection);
  } catch (error) {
    if (!(error instanceof BackendFailure)) throw error;
    throw new ExpectedFailure('backend-failed', error.message, error.detail ?? undefined);
  } finally {
    await open.close();
  }
}

function choicesOf(ports: ClearLogPorts, connectionId: string): Promise<ClearLogChoices> {
  return asking(ports, connectionId, async (session, connection) => {
    const listed = await session.tenants(new AbortController().signal);
    const { tenants } = connection;
    const chosen = tenants.kind === 'all' ? listed : listed.filter(({ id }) => tenants.ids.includes(id));
    const zone = session.streams[0]?.rules.zone ?? 'UTC';
    const to = granuleStart(ports.now(), { granularity: DAY, zone });
    const yesterday = { from: granuleStart(to - 1, { granularity: DAY, zone }), to };
    const isAlone = session.scopes(listed).every((scope) => scope.tenants.length === 1 && !scope.isOpen);
    return {
      connectionId: connection.id,
      connectionName: connection.name,
      zone,
      tenants: chosen.map(({ id, name }) => ({ id, name: name ?? id })),
      refusal: isAlone ? (session.clearing?.refusal?.(yesterday) ?? null) : SUBTREE,
    };
  });
}

function planOf(ports: ClearLogPorts, question: ClearLogQuestion): Promise<ClearLogPlan> {
  return asking(ports, question.connectionId, async (session, connection) => {
    const { tenant, scope, clearing, zone } = await reached(session, connection, question.tenant);
    refuseDays(question, ports.now());
    const refusal = clearing.refusal?.(question) ?? null;
    if (refusal !== null) throw refused(refusal);
    const name = tenant.name ?? tenant.id;
    return {
      connectionId: connection.id,
      connectionName: connection.name,
      tenant: { id: tenant.id, name },
      from: question.from,
      to: question.to,
      zone,
      sentences: clearing.describe(scope),
      race: RACE,
      typed: name.trim(),
    };
  });
}

function refuseWhereItCannot(connection: Connection): void {
  if (connectorOf(connection.connector).capabilities.clearLog) return;
  throw new ExpectedFailure('not-available-here', `${connection.name} is a backend that has no Clear Log.`);
}

/** The tenant, and how it is cleared. Fails with `clear-log-refused` where the connection does not ask for it alone. */
async function reached(session: ConnectorSession, connection: Connection, id: string) {
  const { clearing } = session;
  const tenants = await session.tenants(new AbortController().signal);
  const tenant = tenants.find((one) => one.id === id);
  // Asked for all, so that a scope that reaches others too shows itself by them.
  const scope = session.scopes(tenants).find((one) => one.tenants.some((of) => of.id === id));
  const zone = session.streams[0]?.rules.zone;
  if (clearing === undefined || tenant === undefined || scope === undefined || zone === undefined) {
    throw refused('The connection does not reach this tenant; nothing was cleared.');
  }
  if (connection.tenants.kind === 'chosen' && !connection.tenants.ids.includes(tenant.id)) {
    throw refused(
      `${connection.name} does not collect ${tenant.name ?? tenant.id}; choose it in the connection first.`,
    );
  }
  if (scope.tenants.length !== 1 || scope.isOpen) {
    throw refused(SUBTREE);
  }
  return { tenant, scope, clearing, zone };
}

function refuseDays({ from, to }: ClearLogQuestion, now: number): void {
  if (from >= to) throw refused('The range is empty; choose at least one day.');
  if (to > now) throw refused('Only days that have ended can be cleared; choose an earlier end.');
}

const refused = (sentence: string): ExpectedFailure => new ExpectedFailure('clear-log-refused', sentence);
