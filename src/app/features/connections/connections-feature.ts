import { tenantKey } from '@core/archive/tenant-key';
import type { RemoteTenant } from '@core/backends/connector';
import { tryPage } from '@core/backends/generic/try-page';
import type { Connection } from '@core/connections/connection';
import { ExpectedFailure } from '@core/failure/failure';
import type { SecretPlace } from '@core/secrets/secret-store';
import { hostOf } from '@core/http/origin';
import type { ConnectionSummary } from '@contract/collecting-calls';
import type { FeatureHandlers } from '../../handlers';
import { askBackend, notOffered } from './ask-backend';
import { summarise } from './connection-summary';
import { askedConnection } from './connection-target';
import type { ConnectionsPorts } from './connections-ports';
import { describeConnector } from './describe-connector';
import { exportDescription, importDescription } from './description-file';
import { KeptConnections, requireNotInside } from './kept-connections';
import { testConnection } from './test-connection';
import { triedPage } from './tried-page';

type Asking =
  | 'connections.test'
  | 'connections.tenants'
  | 'connections.organizations'
  | 'connections.vocabulary'
  | 'connections.tryPage';
type Handlers = FeatureHandlers<'connections'>;

/** Answers the `connections.*` calls. No answer holds a secret: whether there is one, and where, is all that is told. */
export function createConnectionsFeature(ports: ConnectionsPorts): Handlers {
  return { ...keepingCalls(ports), ...askingCalls(ports) };
}

function keepingCalls(ports: ConnectionsPorts): Omit<Handlers, Asking> {
  const { connections, secrets, files, push } = ports;
  const kept = new KeptConnections(ports);
  const summaryOf = async (connection: Connection): Promise<ConnectionSummary> => {
    const [summary] = await summarise(ports, [connection]);
    if (summary === undefined) throw new Error('a connection without a summary');
    return summary;
  };
  const changed = (by: string, place: SecretPlace): SecretPlace => {
    push({ name: 'connections.changed', body: { by } });
    return place;
  };
  return {
    'connections.connectors': () => ports.connectors.map(describeConnector),
    'connections.list': () => summarise(ports, connections.list()),
    'connections.add': ({ connection }) => summaryOf(kept.add(connection)),
    'connections.update': async ({ id, connection }) => summaryOf(await kept.update(id, connection)),
    'connections.remove': async ({ id }) => {
      await kept.remove(id);
      return summarise(ports, connections.list());
    },
    'connections.setSecret': async ({ id, secret, forRunOnly }) => {
      const connection = connections.find(id);
      requireNotInside(connection, secret);
      if (!forRunOnly) return changed('connections.setSecret', await secrets.set(connection.id, secret));
      secrets.setForRun(connection.id, secret);
      return changed('connections.setSecret', await secrets.place(connection.id));
    },
    'connections.deleteSecret': async ({ id }) => {
      const connection = connections.find(id);
      await secrets.delete(connection.id);
      return changed('connections.deleteSecret', await secrets.place(connection.id));
    },
    'connections.exportDescription': async ({ id, target }) => {
      const connection = connections.find(id);
      requireNotInside(connection, await secrets.read(connection.id));
      return exportDescription(connection, files.resolve(target, ['target']).path);
    },
    'connections.importDescription': ({ file }) => importDescription(ports, files.resolve(file, ['file'])),
  };
}

function askingCalls(ports: ConnectionsPorts): Pick<Handlers, Asking> {
  const { connections, secrets, operations, push } = ports;
  return {
    'connections.test': ({ target }) => {
      const asked = askedConnection(ports, target);
      const { id } = operations.start('test', `Testing ${asked.connection.name}`, 'steps', (task) =>
        testConnection(ports, asked, {
          signal: task.signal,
          tell: (test) => {
            task.report({ done: test.steps.length });
            push({ name: 'connections.tested', body: { operation: task.id, test } });
          },
        }),
      );
      return { operation: id };
    },
    'connections.tenants': ({ id }) =>
      askBackend(ports, { connection: connections.find(id), secrets }, async (opened, signal) => {
        const { session, connector, connection } = opened;
        const instance = session.instance === undefined ? hostOf(connection.address) : session.instance;
        const isChosen = ({ id: vendorId }: RemoteTenant): boolean =>
          connection.tenants.kind === 'all' || connection.tenants.ids.includes(vendorId);
        const listed = await session.tenants(signal);
        return listed.map((tenant) => ({
          id: tenant.id,
          key: tenantKey(connector.kind, instance, tenant.id),
          name: tenant.name,
          isChosen: isChosen(tenant),
        }));
      }),
    'connections.organizations': ({ id, tenant }) =>
      askBackend(ports, { connection: connections.find(id), secrets }, async ({ session, connector }, signal) => {
        if (session.organizations === undefined) throw notOffered(connector.title);
        const listed = await session.tenants(signal);
        const found = listed.find(({ id: one }) => one === tenant) ?? listed.find(({ name }) => name === tenant);
        if (found === undefined) {
          throw new ExpectedFailure(
            'backend-failed',
            `${session.account} reaches no tenant "${tenant}"; see the list.`,
          );
        }
        return session.organizations(found, signal);
      }),
    'connections.vocabulary': ({ id }) =>
      askBackend(ports, { connection: connections.find(id), secrets }, ({ session, connector }, signal) => {
        if (session.vocabulary === undefined) throw notOffered(connector.title);
        return session.vocabulary(signal);
      }),
    'connections.tryPage': ({ target, from, to, cursor }) =>
      askBackend(ports, askedConnection(ports, target), async ({ connection, connector, tools, redact }, signal) =>
        triedPage(await tryPage(connection, tools, { from, to, cursor }, signal), connector.kind, redact),
      ),
  };
}
