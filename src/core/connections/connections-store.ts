import type { Connection } from './connection';

/** Keeps the connections, in the user's order, in a file of the data folder; never a secret. Fails as `SettingsStore` does. */
export interface ConnectionsStore {
  readConnections(): readonly Connection[];
  writeConnections(connections: readonly Connection[]): void;
}
