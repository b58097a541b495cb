import type { Push } from '@contract/pushes';
import type { Archive } from '@core/archive/archive';
import type { Connector } from '@core/backends/connector';
import type { ConnectionsStore } from '@core/connections/connections-store';
import type { ConnectorId } from '@core/connections/connector-id';
import type { Microseconds } from '@core/entry/entry-time';
import type { SecretStore } from '@core/secrets/secret-store';
import type { OpenConnections } from '../../connections/open-connections';
import type { FileHandles } from '../../files/file-handles';
import type { Operations } from '../../operations/operations';

export interface ConnectionsPorts {
  readonly store: ConnectionsStore;
  readonly secrets: SecretStore;
  readonly connections: Pick<OpenConnections, 'list' | 'find' | 'open' | 'limits'>;
  readonly connectors: readonly Connector[];
  readonly connectorOf: (id: ConnectorId) => Connector;
  readonly archive: Pick<Archive, 'runs' | 'windows'>;
  readonly operations: Operations;
  readonly files: FileHandles;
  readonly push: (push: Push) => void;
  readonly now: () => Microseconds;
  /** True while a run asks the connection. */
  readonly isCollecting: (id: string) => boolean;
  /** UTC microseconds; null: by hand only. */
  readonly nextCollectionAt: (id: string) => Microseconds | null;
}
