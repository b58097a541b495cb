import { useChangeSettings, useSettings } from '../../api/use-settings';
import { settingsText } from '../../strings/settings';
import { localZone } from '../../ui/format-time';
import { useToasts } from '../../ui/toasts';
import { ChoiceRow } from './choice-row';
import { SettingsSection } from './settings-section';

const THEMES = (['system', 'light', 'dark'] as const).map((value) => ({ value, label: settingsText.themes[value] }));
const SIZES = (['small', 'normal', 'large'] as const).map((value) => ({ value, label: settingsText.sizes[value] }));
const GRID_FONTS = (['sans', 'monospace'] as const).map((value) => ({ value, label: settingsText.gridFonts[value] }));
const DENSITIES = (['compact', 'comfortable'] as const).map((value) => ({
  value,
  label: settingsText.densities[value],
}));

/** Theme, type, the zone of times, and the height of rows. */
export function AppearanceSection() {
  const settings = useSettings();
  const toasts = useToasts();
  const change = useChangeSettings(toasts.showFailure);
  const zones = [
    { value: 'local' as const, label: settingsText.zones.local(localZone()) },
    { value: 'utc' as const, label: settingsText.zones.utc },
    { value: 'backend' as const, label: settingsText.zones.backend },
  ];
  return (
    <SettingsSection title={settingsText.appearance}>
      <ChoiceRow
        label={settingsText.theme}
        value={settings.theme}
        options={THEMES}
        onChange={(theme) => change({ theme })}
      />
      <ChoiceRow
        label={settingsText.zone}
        value={settings.displayZone}
        options={zones}
        onChange={(displayZone) => change({ displayZone })}
      />
      <ChoiceRow
        label={settingsText.density}
        value={settings.grid.density}
        options={DENSITIES}
        onChange={(density) => change({ grid: { ...settings.grid, density } })}
      />
      <ChoiceRow
        label={settingsText.size}
        value={settings.type.size}
        options={SIZES}
        onChange={(size) => change({ type: { ...settings.type, size } })}
      />
      <ChoiceRow
        label={settingsText.gridFont}
        value={settings.type.gridIsMonospace ? 'monospace' : 'sans'}
        options={GRID_FONTS}
        onChange={(font) => change({ type: { ...settings.type, gridIsMonospace: font === 'monospace' } })}
      />
    </SettingsSection>
  );
}
