import type { Connector, ConnectorSession } from '@core/backends/connector';
import { findConnection } from '@core/connections/connection-list';
import type { Connection } from '@core/connections/connection';
import type { ConnectionsStore } from '@core/connections/connections-store';
import type { ConnectorId } from '@core/connections/connector-id';
import type { Microseconds } from '@core/entry/entry-time';
import type { SecretStore } from '@core/secrets/secret-store';
import type { HttpLimits } from '../adapters/http/http-limits';

/** A connection that can be asked. Close it once done: its sockets stay open until then. */
export interface OpenedConnection {
  readonly connector: Connector;
  readonly connection: Connection;
  readonly session: ConnectorSession;
  close(): Promise<void>;
}

export interface OpenOptions {
  /** Told whenever the backend has to be waited for, and until when (milliseconds since 1970). */
  readonly onWait?: (sentence: string, untilMs: number) => void;
  /** `test`: somebody waits for the answer, so little is tried again. `collection` unless given. */
  readonly patience?: 'collection' | 'test';
  /** Instead of the program's store: the secret of a draft, held for this one opening. */
  readonly secrets?: SecretStore;
}

export interface OpenConnectionsPorts {
  readonly store: ConnectionsStore;
  readonly secrets: SecretStore;
  readonly connectorOf: (id: ConnectorId) => Connector;
  readonly now: () => Microseconds;
  /** For tests: shorter times. */
  readonly limits?: Partial<HttpLimits>;
}

/** The kept connections, and the way to ask them: shared by the features that do. */
export class OpenConnections {
  readonly #ports: OpenConnectionsPorts;

  constructor(ports: OpenConnectionsPorts) {
    this.#ports = ports;
  }

  list(): readonly Connection[] {
    return this.#ports.store.readConnections();
  }

  /** By id or name. Fails with `connection-not-found`. */
  find(idOrName: string): Connection {
    return findConnection(this.list(), idOrName);
  }

  /** Asks nothing yet. Fails with `connection-invalid`. */
  open(connection: Connection, options: OpenOptions = {}): OpenedConnection {
    throw new Error(`not yet: ${connection.name} ${options.patience ?? ''}`);
  }
}
