import { randomUUID } from 'node:crypto';
import type { Connection, ConnectionInput } from '@core/connections/connection';
import { findConnection, requireFreeConnectionName } from '@core/connections/connection-list';
import { withPlainAddresses } from '@core/connections/plain-address';
import { hasNewDestination } from '@core/connections/secret-destinations';
import { ExpectedFailure } from '@core/failure/failure';
import { trustOf } from '../../adapters/http/connection-trust';
import type { ConnectionsPorts } from './connections-ports';
import { problemsOf } from './description-file';

/** Shorter texts stand in other fields by chance. */
const SHORTEST_FOUND = 6;

/** The list of connections and everything that has to hold for it: changed here alone. */
export class KeptConnections {
  readonly #ports: ConnectionsPorts;

  constructor(ports: ConnectionsPorts) {
    this.#ports = ports;
  }

  /** Fails with `name-taken` and `connection-invalid`. */
  add(input: ConnectionInput): Connection {
    const connections = this.#ports.store.readConnections();
    requireFreeConnectionName(connections, input.name, null);
    const added = { ...this.#checked(input), id: randomUUID(), createdAt: this.#ports.now() };
    this.#write([...connections, added], 'connections.add');
    return added;
  }

  /** Where the secret would go to another place than before, it is forgotten first: it has to be given again. */
  async update(id: string, input: ConnectionInput): Promise<Connection> {
    const { store, secrets, isCollecting } = this.#ports;
    const before = findConnection(store.readConnections(), id);
    requireFreeConnectionName(store.readConnections(), input.name, id);
    const updated = { ...this.#checked(input), id, createdAt: before.createdAt };
    if (isCollecting(id)) throw collecting(before.name);
    if (hasNewDestination(before, updated)) await secrets.delete(id);
    else requireNotInside(updated, await secrets.read(id));
    this.#write(
      store.readConnections().map((one) => (one.id === id ? updated : one)),
      'connections.update',
    );
    return updated;
  }

  /** The secret goes first: a connection whose secret could not be removed stays, so that it can be tried again. */
  async remove(id: string): Promise<void> {
    const { store, secrets, isCollecting } = this.#ports;
    const { name } = findConnection(store.readConnections(), id);
    if (isCollecting(id)) throw collecting(name);
    await secrets.delete(id);
    this.#write(
      store.readConnections().filter((one) => one.id !== id),
      'connections.remove',
    );
  }

  #checked(input: ConnectionInput): ConnectionInput {
    const plain = withPlainAddresses(input);
    const options = this.#ports.connectorOf(plain.connector).options.safeParse(plain.options);
    if (!options.success) {
      throw new ExpectedFailure(
        'connection-invalid',
        `The options of ${plain.name} are not understood (${problemsOf(options.error)}); correct them.`,
      );
    }
    trustOf(plain.trust);
    return plain;
  }

  #write(connections: readonly Connection[], by: string): void {
    this.#ports.store.writeConnections(connections);
    this.#ports.push({ name: 'connections.changed', body: { by } });
  }
}

const collecting = (name: string): ExpectedFailure =>
  new ExpectedFailure('collection-running', `"${name}" is being collected; wait for the end or cancel it first.`);

/** Connections are written to a file in plain text: the secret must not stand among their fields. Fails with `connection-invalid`. */
export function requireNotInside(connection: Connection, secret: string | null): void {
  if (secret === null || secret.length < SHORTEST_FOUND) return;
  const escaped = JSON.stringify(secret).slice(1, -1);
  const { id: _id, createdAt: _createdAt, name: _name, account: _account, ...fields } = connection;
  if (!JSON.stringify(fields).includes(escaped)) return;
  throw new ExpectedFailure(
    'connection-invalid',
    'The secret also stands in the address or the options of this connection, which are kept in a file; take it out there.',
  );
}
