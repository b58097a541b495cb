import type { Migration } from './migrations';

/** `[0]` reads version 1 and gives version 2. Each has a fixture in test/fixtures/settings, written by the old version. */
export const SETTINGS_MIGRATIONS: readonly Migration[] = [];

/** The same for the file of saved searches. */
export const SAVED_SEARCHES_MIGRATIONS: readonly Migration[] = [];

/** The same for the file of connections. */
export const CONNECTIONS_MIGRATIONS: readonly Migration[] = [];
