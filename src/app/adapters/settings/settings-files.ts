import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { CONNECTIONS_VERSION, connectionsFileSchema, type Connection } from '@core/connections/connection';
import type { ConnectionsStore } from '@core/connections/connections-store';
import { ExpectedFailure } from '@core/failure/failure';
import {
  SAVED_SEARCHES_VERSION,
  type SavedSearchShelf,
  savedSearchesFileSchema,
} from '@core/saved-searches/saved-searches-file';
import { completeFolders } from '@core/saved-searches/shelf-folders';
import { type Migration, migrate } from '@core/settings/migrations';
import { DEFAULT_SETTINGS, type Settings, settingsSchema } from '@core/settings/settings';
import {
  CONNECTIONS_MIGRATIONS,
  SAVED_SEARCHES_MIGRATIONS,
  SETTINGS_MIGRATIONS,
  TENANT_GROUPS_MIGRATIONS,
} from '@core/settings/settings-migrations';
import type { SettingsNotice, SettingsStore } from '@core/settings/settings-store';
import { TENANT_GROUPS_VERSION, type TenantGroup, tenantGroupsFileSchema } from '@core/tenant-groups/tenant-group';
import type { TenantGroupStore } from '@core/tenant-groups/tenant-group-store';
import type { z } from 'zod';
import type { OpenStoreFile, StoreFile } from './store-file';

interface Kept<Value> {
  value: Value;
  readonly file: StoreFile;
  /** Set where a newer program wrote the file: it is left as it is. */
  readonly refusal: ExpectedFailure | null;
}

interface Shape<Value> {
  readonly name: string;
  readonly what: string;
  readonly schema: z.ZodType<Value>;
  readonly migrations: readonly Migration[];
  readonly fallback: Value;
}

const SETTINGS: Shape<Settings> = {
  name: 'settings',
  what: 'settings',
  schema: settingsSchema,
  migrations: SETTINGS_MIGRATIONS,
  fallback: DEFAULT_SETTINGS,
};

const SEARCHES: Shape<z.infer<typeof savedSearchesFileSchema>> = {
  name: 'saved-searches',
  what: 'saved searches',
  schema: savedSearchesFileSchema,
  migrations: SAVED_SEARCHES_MIGRATIONS,
  fallback: { version: SAVED_SEARCHES_VERSION, folders: [], searches: [] },
};

const GROUPS: Shape<z.infer<typeof tenantGroupsFileSchema>> = {
  name: 'tenant-groups',
  what: 'tenant groups',
  schema: tenantGroupsFileSchema,
  migrations: TENANT_GROUPS_MIGRATIONS,
  fallback: { version: TENANT_GROUPS_VERSION, groups: [] },
};

const CONNECTIONS: Shape<z.infer<typeof connectionsFileSchema>> = {
  name: 'connections',
  what: 'connections',
  schema: connectionsFileSchema,
  migrations: CONNECTIONS_MIGRATIONS,
  fallback: { version: CONNECTIONS_VERSION, connections: [] },
};

/**
 * Four files of the data folder: `settings.json`, `saved-searches.json`, `tenant-groups.json` and, without any secret,
 * `connections.json`.
 */
export class SettingsFiles implements SettingsStore, ConnectionsStore, TenantGroupStore {
  readonly #notices: SettingsNotice[] = [];
  readonly #folder: string;
  readonly #settings: Kept<Settings>;
  readonly #searches: Kept<z.infer<typeof savedSearchesFileSchema>>;
  readonly #groups: Kept<z.infer<typeof tenantGroupsFileSchema>>;
  readonly #connections: Kept<z.infer<typeof connectionsFileSchema>>;

  constructor(folder: string, openFile: OpenStoreFile) {
    this.#folder = folder;
    this.#settings = this.#open(SETTINGS, openFile);
    this.#searches = this.#open(SEARCHES, openFile);
    this.#groups = this.#open(GROUPS, openFile);
    this.#connections = this.#open(CONNECTIONS, openFile);
  }

  get notices(): readonly SettingsNotice[] {
    return this.#notices;
  }

  readSettings(): Settings {
    return this.#settings.value;
  }

  writeSettings(settings: Settings): void {
    this.#write(this.#settings, settingsSchema.parse(settings));
  }

  readShelf(): SavedSearchShelf {
    return this.#searches.value;
  }

  writeShelf(shelf: SavedSearchShelf): void {
    const { folders, searches } = completeFolders(shelf);
    this.#write(
      this.#searches,
      savedSearchesFileSchema.parse({
        version: SAVED_SEARCHES_VERSION,
        folders: [...folders],
        searches: [...searches],
      }),
    );
  }

  readTenantGroups(): readonly TenantGroup[] {
    return this.#groups.value.groups;
  }

  writeTenantGroups(groups: readonly TenantGroup[]): void {
    this.#write(this.#groups, tenantGroupsFileSchema.parse({ version: TENANT_GROUPS_VERSION, groups: [...groups] }));
  }

  readConnections(): readonly Connection[] {
    return this.#connections.value.connections;
  }

  writeConnections(connections: readonly Connection[]): void {
    this.#write(
      this.#connections,
      connectionsFileSchema.parse({ version: CONNECTIONS_VERSION, connections: [...connections] }),
    );
  }

  #write<Value extends Readonly<Record<string, unknown>>>(kept: Kept<Value>, value: Value): void {
    if (kept.refusal !== null) throw kept.refusal;
    try {
      kept.file.write({ ...value });
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (!/^E[A-Z]+$/.test(code)) throw error;
      throw new ExpectedFailure(
        code === 'ENOSPC' ? 'disk-full' : 'file-unwritable',
        `Your choice could not be written to the data folder (${code}); free some space or check its permissions.`,
      );
    }
    kept.value = value;
  }

  #open<Value>(shape: Shape<Value>, openFile: OpenStoreFile): Kept<Value> {
    const file = openFile(this.#folder, shape.name);
    const stored = this.#read(file);
    if (stored === null) return { value: shape.fallback, file, refusal: null };
    const migrated = migrate(stored, shape.migrations);
    if (migrated.kind === 'newer') return this.#refuse(shape, file, migrated.version);
    const parsed = migrated.kind === 'current' ? shape.schema.safeParse(migrated.value) : null;
    if (parsed?.success) return { value: parsed.data, file, refusal: null };
    this.#setAside(shape);
    return { value: shape.fallback, file, refusal: null };
  }

  /** `undefined` stands for a file that is not JSON: damaged, like any other value without a version. */
  #read(file: StoreFile): unknown {
    try {
      return file.read();
    } catch (error) {
      if (error instanceof SyntaxError) return undefined;
      throw error;
    }
  }

  #refuse<Value>(shape: Shape<Value>, file: StoreFile, version: number): Kept<Value> {
    const known = shape.migrations.length + 1;
    const message =
      `The ${shape.what} in ${shape.name}.json were written by a newer Veritrail (version ${version}, this one knows ` +
      `${known}). They are left untouched and changes are not kept; update Veritrail, or move the file away to start afresh.`;
    this.#notices.push({ file: `${shape.name}.json`, message });
    return { value: shape.fallback, file, refusal: new ExpectedFailure('settings-newer', message) };
  }

  #setAside<Value>(shape: Shape<Value>): void {
    const path = join(this.#folder, `${shape.name}.json`);
    const stamp = new Date().toISOString().replaceAll(/[:.]/g, '-');
    const aside = `${shape.name}.json.damaged-${stamp}`;
    if (existsSync(path)) renameSync(path, join(this.#folder, aside));
    this.#notices.push({
      file: `${shape.name}.json`,
      message: `The ${shape.what} could not be read; the file was set aside as ${aside} and Veritrail started with the defaults.`,
    });
  }
}
