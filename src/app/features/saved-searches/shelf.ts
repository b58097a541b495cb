import type { Push } from '@contract/pushes';
import type { Archive, CancelSignal } from '@core/archive/archive';
import type { SavedSearchShelf } from '@core/saved-searches/saved-searches-file';
import type { SettingsStore } from '@core/settings/settings-store';
import type { TenantGroup } from '@core/tenant-groups/tenant-group';
import type { FileHandles } from '../../files/file-handles';

export interface SavedSearchesPorts {
  readonly settings: Pick<SettingsStore, 'readShelf' | 'writeShelf' | 'readSettings'>;
  readonly archive: Pick<Archive, 'summary' | 'count' | 'countAdded' | 'tenants'>;
  readonly groups: {
    read(): readonly TenantGroup[];
    /** Also tells the archive and the windows. */
    write(groups: readonly TenantGroup[], by: string): void;
    newId(): string;
  };
  readonly files: Pick<FileHandles, 'resolve'>;
  /** Answers a question that can be stopped by the name that its asker made up. */
  readonly answer: <Value>(ask: string | undefined, work: (signal?: CancelSignal) => Promise<Value>) => Promise<Value>;
  readonly push: (push: Push) => void;
  /** UTC microseconds. */
  readonly now: () => number;
  /** Of the account that runs the program. */
  readonly accountName: () => string;
  /** Name and version. */
  readonly program: string;
}

/** What the calls share: the shelf as it is, and a way to change it that tells every window. */
export interface Shelf extends SavedSearchesPorts {
  readonly read: () => SavedSearchShelf;
  readonly write: (shelf: SavedSearchShelf, by: string) => SavedSearchShelf;
  /** Who reviews and saves here. */
  readonly person: () => string;
}
