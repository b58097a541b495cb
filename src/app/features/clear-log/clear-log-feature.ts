import { userInfo } from 'node:os';
import type { Archive } from '@core/archive/archive';
import { connectorOf } from '@core/backends/connectors';
import type { ClearLogPlan } from '@core/clear-log/clear-log';
import { ExpectedFailure } from '@core/failure/failure';
import type { Connection } from '@core/connections/connection';
import type { OpenConnections } from '../../connections/open-connections';
import type { FeatureHandlers } from '../../handlers';
import type { Operations } from '../../operations/operations';
import { clearLog, type CollectRange } from './clear-log';

export interface ClearLogPorts {
  readonly archive: Pick<
    Archive,
    'windows' | 'beginClearing' | 'noteClearing' | 'clearings' | 'entriesOfWindow' | 'explainVanished'
  >;
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

/** Answers the `clearLog.*` calls. Deleting everything for everybody is not offered at all. */
export function createClearLogFeature(ports: ClearLogPorts): FeatureHandlers<'clearLog'> {
  return {
    'clearLog.plan': (question) => planOf(ports, question),
    'clearLog.start': async (question) => {
      const plan = await planOf(ports, question);
      if (question.typed.trim() !== plan.typed) {
        throw new ExpectedFailure(
          'clear-log-refused',
          `Type the tenant's name exactly as it is written, ${plan.typed}; nothing was cleared.`,
        );
      }
      const { id } = ports.operations.start('clear-log', `Clearing the log of ${plan.typed}`, 'steps', (task) =>
        clearLog({ ...ports, machineUser: userInfo().username }, plan, task),
      );
      return { operation: id };
    },
    'clearLog.history': () => ports.archive.clearings(),
  };
}

async function planOf(ports: ClearLogPorts, question: ClearLogQuestion): Promise<ClearLogPlan> {
  const connection = ports.connections.find(question.connectionId);
  refuseWhereItCannot(connection);
  const open = ports.connections.open(connection, { onWait: () => undefined });
  try {
    const { session } = open;
    const tenants = await session.tenants(new AbortController().signal);
    const tenant = tenants.find((one) => one.id === question.tenant);
    const scope = tenant === undefined ? undefined : session.scopes([tenant])[0];
    const rules = session.streams[0]?.rules;
    if (session.clearing === undefined || tenant === undefined || scope === undefined || rules === undefined) {
      throw new ExpectedFailure('clear-log-refused', 'The connection does not reach this tenant; nothing was cleared.');
    }
    if (scope.tenants.length !== 1) throw cannotInSubtree();
    refuseUnendedDays(question, ports.now());
    const name = tenant.name ?? tenant.id;
    return {
      connectionId: connection.id,
      connectionName: connection.name,
      tenant: { id: tenant.id, name },
      from: question.from,
      to: question.to,
      zone: rules.zone,
      sentences: session.clearing.describe(scope),
      race: RACE,
      typed: name.trim(),
    };
  } finally {
    await open.close();
  }
}

function refuseWhereItCannot(connection: Connection): void {
  if (connectorOf(connection.connector).capabilities.clearLog) return;
  throw new ExpectedFailure('not-available-here', `${connection.name} is a backend that has no Clear Log.`);
}

const cannotInSubtree = (): ExpectedFailure =>
  new ExpectedFailure(
    'clear-log-refused',
    'This connection asks for a whole subtree at once, and clearing would reach all of it; add a connection that asks per customer.',
  );

function refuseUnendedDays({ from, to }: ClearLogQuestion, now: number): void {
  if (from >= to) throw new ExpectedFailure('clear-log-refused', 'The range is empty; choose at least one day.');
  if (to > now) {
    throw new ExpectedFailure('clear-log-refused', 'Only days that have ended can be cleared; choose an earlier end.');
  }
}
