import type { Migration } from './migrations';

/** Version 1 kept two choices that nothing ever read. */
function withoutUnusedPanes(old: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { panes } = old;
  if (typeof panes !== 'object' || panes === null) return old;
  const { detailOpen: _detailOpen, filtersOpen: _filtersOpen, ...kept } = panes as Readonly<Record<string, unknown>>;
  return { ...old, panes: kept };
}

/** Version 1 knew no folders and nothing but a name: every search stands at the top, and its owner is not known. */
function withFolders(old: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return { ...old, folders: [] };
}

/** `[0]` reads version 1 and gives version 2. Each has a fixture in test/fixtures/settings, written by the old version. */
export const SETTINGS_MIGRATIONS: readonly Migration[] = [withoutUnusedPanes];

/** The same for the file of saved searches. */
export const SAVED_SEARCHES_MIGRATIONS: readonly Migration[] = [withFolders];

/** The same for the file of tenant groups. */
export const TENANT_GROUPS_MIGRATIONS: readonly Migration[] = [];

/** The same for the file of connections. */
export const CONNECTIONS_MIGRATIONS: readonly Migration[] = [];
