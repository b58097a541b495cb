import type { SettingsStore } from '@core/settings/settings-store';
import type { FeatureHandlers } from '../../handlers';

export interface MappingsPorts {
  readonly settings: SettingsStore;
}

/** The mappings that the user saved, in the order of their names. */
export function createMappingsFeature({ settings }: MappingsPorts): FeatureHandlers<'mappings'> {
  return {
    'mappings.list': () => settings.readSettings().mappings,
    'mappings.save': ({ mapping }) => {
      const before = settings.readSettings();
      const others = before.mappings.filter((one) => one.name !== mapping.name);
      const mappings = [...others, mapping].sort((one, other) => one.name.localeCompare(other.name, 'en'));
      settings.writeSettings({ ...before, mappings });
      return mappings;
    },
    'mappings.remove': ({ name }) => {
      const before = settings.readSettings();
      const mappings = before.mappings.filter((one) => one.name !== name);
      settings.writeSettings({ ...before, mappings });
      return mappings;
    },
  };
}
