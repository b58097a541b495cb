import { plural } from '../ui/plural';

/** Words of the frame: rail, status bar, keyboard map. */
export const shellStrings = {
  screens: {
    search: 'Search',
    coverage: 'Coverage',
    connections: 'Connections',
    imports: 'Imports',
    settings: 'Settings',
  },
  rail: 'Screens',
  keyboard: 'Keyboard shortcuts',
  keyboardSearch: 'Find a shortcut by name or key',
  keyboardNone: (wanted: string) => `No shortcut is named “${wanted}”.`,
  keyOr: 'or',
  shortcuts: (count: number) => plural(count, 'shortcut', 'shortcuts'),
  back: 'Back',
  forward: 'Forward',
  statusBar: 'Status',
  archive: 'Archive',
  offline: 'Offline: everything here works without a network',
  offlineShort: 'Offline',
  demo: 'Demo archive',
  demoHint: 'Generated entries in a data folder of their own. None of them is real.',
  cancelOperation: 'Cancel',
  cancelling: 'Cancelling…',
  starting: 'Opening the archive…',
  dropHere: 'Drop to import',
  dropHint: 'Files and folders; .gz and .zip too',
  notice: 'A file was set aside',
} as const;
