import type { Push } from '@contract/pushes';
import type { SettingsStore } from '@core/settings/settings-store';
import type { FeatureHandlers } from '../../handlers';

/** Answers the `settings.*` calls; every change is told to every window. */
export function createSettingsFeature(ports: {
  readonly settings: SettingsStore;
  readonly push: (push: Push) => void;
}): FeatureHandlers<'settings'> {
  return {
    'settings.read': () => ports.settings.readSettings(),
    'settings.update': (patch) => {
      const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
      ports.settings.writeSettings({ ...ports.settings.readSettings(), ...given });
      ports.push({ name: 'settings.changed', body: { by: 'settings.update' } });
      return ports.settings.readSettings();
    },
  };
}
