import { userInfo } from 'node:os';
import type { Push } from '@contract/pushes';
import type { Archive } from '@core/archive/archive';
import type { SettingsFiles } from './adapters/settings/settings-files';
import type { OpenConnections } from './connections/open-connections';
import { connectionReaches } from './features/coverage/connection-reach';
import { createSavedSearchesFeature } from './features/saved-searches/saved-searches-feature';
import type { SavedSearchesPorts } from './features/saved-searches/shelf';
import { createTenantGroupsFeature, newGroupId } from './features/tenant-groups/tenant-groups-feature';
import type { FileHandles } from './files/file-handles';
import type { FeatureHandlers } from './handlers';

interface KeptSearchesParts {
  readonly archive: Archive;
  readonly settings: SettingsFiles;
  readonly connections: OpenConnections;
  readonly files: FileHandles;
  readonly answer: SavedSearchesPorts['answer'];
  readonly push: (push: Push) => void;
  readonly now: () => number;
  readonly version: string;
}

/** Saved searches and the tenant groups that they use: both are kept beside the settings. */
export function keptSearches(
  parts: KeptSearchesParts,
): FeatureHandlers<'savedSearches'> & FeatureHandlers<'tenantGroups'> {
  const { archive, settings, connections, files, answer, push, now, version } = parts;
  return {
    ...createTenantGroupsFeature({
      store: settings,
      archive,
      chosenTenants: async () => (await connectionReaches(connections)).flatMap(({ chosen }) => chosen),
      push,
      now,
    }),
    ...createSavedSearchesFeature({
      settings,
      archive,
      groups: {
        read: () => settings.readTenantGroups(),
        write: (groups, by) => {
          settings.writeTenantGroups(groups);
          archive.useTenantGroups(groups);
          push({ name: 'tenantGroups.changed', body: { by } });
        },
        newId: newGroupId,
      },
      files,
      answer,
      push,
      now,
      accountName: () => userInfo().username,
      program: `Veritrail ${version}`,
    }),
  };
}
