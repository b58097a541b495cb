import { Cable, CalendarCheck, FileInput, Glasses, type LucideIcon, Search, Settings2 } from 'lucide-react';
import type { ComponentType } from 'react';
import { ConnectionsScreen } from '../features/connections/connections-screen';
import { CoverageScreen } from '../features/coverage/coverage-screen';
import { ImportsScreen } from '../features/imports/imports-screen';
import { SettingsScreen } from '../features/settings/settings-screen';
import { shellStrings } from '../strings/shell';
import type { ScreenId } from '../ui/navigation';
import { LensesSlot } from './lenses-slot';
import { SearchSlot } from './search-slot';

export interface ScreenEntry {
  readonly id: ScreenId;
  readonly title: string;
  readonly icon: LucideIcon;
  readonly component: ComponentType;
}

/** Every screen, in the order of the rail: a new one is a line here. */
export const SCREENS: readonly ScreenEntry[] = [
  { id: 'search', title: shellStrings.screens.search, icon: Search, component: SearchSlot },
  { id: 'lenses', title: shellStrings.screens.lenses, icon: Glasses, component: LensesSlot },
  { id: 'coverage', title: shellStrings.screens.coverage, icon: CalendarCheck, component: CoverageScreen },
  { id: 'connections', title: shellStrings.screens.connections, icon: Cable, component: ConnectionsScreen },
  { id: 'imports', title: shellStrings.screens.imports, icon: FileInput, component: ImportsScreen },
  { id: 'settings', title: shellStrings.screens.settings, icon: Settings2, component: SettingsScreen },
];
