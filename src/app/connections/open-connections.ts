import type { Connector, ConnectorSession, ConnectorTools } from '@core/backends/connector';
import { findConnection } from '@core/connections/connection-list';
import type { Connection } from '@core/connections/connection';
import type { ConnectionsStore } from '@core/connections/connections-store';
import type { ConnectorId } from '@core/connections/connector-id';
import type { Microseconds } from '@core/entry/entry-time';
import type { SecretStore } from '@core/secrets/secret-store';
import { nodeDigest } from '../adapters/files/node-digest';
import { nodeTextDecoding } from '../adapters/files/node-text-decoding';
import { Budget } from '../adapters/http/budget';
import { waitFor } from '../adapters/http/cancellation';
import { type ConnectionHttpClient, createHttpClient, MACHINE_TIMING } from '../adapters/http/http-client';
import { HTTP_LIMITS, type HttpLimits, IMPATIENT_LIMITS } from '../adapters/http/http-limits';
import { type Redact, redactedSession } from './redacted-session';

/** A connection that can be asked. Close it once done: its sockets stay open until then. */
export interface OpenedConnection {
  readonly connector: Connector;
  readonly connection: Connection;
  readonly session: ConnectorSession;
  /** What the session asks with, for calls that need no session (one live page of a draft). */
  readonly tools: ConnectorTools;
  /** Takes the connection's secret out of a text. */
  readonly redact: Redact;
  /** How far the backend's clock is ahead of ours, in milliseconds; null before its first answer. */
  clockAheadMs(): number | null;
  close(): Promise<void>;
}

export interface OpenOptions {
  /** Told whenever the backend has to be waited for, and until when (milliseconds since 1970). */
  readonly onWait?: (sentence: string, untilMs: number) => void;
  /** `test`: somebody waits for the answer, so little is tried again. `collection` unless given. */
  readonly patience?: 'collection' | 'test';
  /** Instead of the program's store: the secret of a draft, held for this one opening. */
  readonly secrets?: Pick<SecretStore, 'read' | 'place'>;
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
  /** By connection and rules: however often it is opened, a backend is asked no more than it allows. */
  readonly #budgets = new Map<string, Budget>();

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

  /** How patient requests of this kind are. */
  limits(patience: 'collection' | 'test'): HttpLimits {
    return { ...(patience === 'test' ? IMPATIENT_LIMITS : HTTP_LIMITS), ...this.#ports.limits };
  }

  /** Asks nothing yet. Fails with `connection-invalid`. */
  open(connection: Connection, options: OpenOptions = {}): OpenedConnection {
    const connector = this.#ports.connectorOf(connection.connector);
    const http = this.#client(connector, connection, options);
    const tools: ConnectorTools = {
      http,
      decoding: nodeTextDecoding,
      digest: nodeDigest,
      now: this.#ports.now,
      wait: waitFor,
    };
    const redact: Redact = (text) => http.redact(text);
    return {
      connector,
      connection,
      session: redactedSession(connector.open(connection, tools), redact),
      tools,
      redact,
      clockAheadMs: () => http.clockAheadMs(),
      close: () => http.close(),
    };
  }

  #client(connector: Connector, connection: Connection, options: OpenOptions): ConnectionHttpClient {
    const traffic = connector.traffic(connection);
    const { requests, perMs, parallel } = traffic;
    const key = `${connection.id} ${requests} ${perMs} ${parallel}`;
    const budget = this.#budgets.get(key) ?? new Budget(traffic, MACHINE_TIMING);
    this.#budgets.set(key, budget);
    return createHttpClient({
      connection,
      traffic,
      secrets: options.secrets ?? this.#ports.secrets,
      now: this.#ports.now,
      limits: this.limits(options.patience ?? 'collection'),
      budget,
      ...(options.onWait === undefined ? {} : { onWait: options.onWait }),
    });
  }
}
