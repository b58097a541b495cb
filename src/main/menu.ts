import type { MenuItemConstructorOptions } from 'electron';
import { type Command, COMMAND_GROUPS, COMMANDS, type CommandGroup } from '@core/commands/commands';

/** Keys that Electron names otherwise. */
const KEY_NAMES: Readonly<Record<string, string>> = { Esc: 'Escape', '?': 'Shift+/' };

/** A key of the page, shown beside the command but left to the page: as a shortcut of the menu it would stop typing. */
function shownKey(keys: string | null): string | null {
  if (keys === null || /^g /.test(keys)) return null;
  return (
    KEY_NAMES[keys] ??
    keys.replace('Shift ', 'Shift+').toUpperCase().replace('SHIFT+', 'Shift+').replace('ENTER', 'Enter')
  );
}

function item(command: Command, platform: NodeJS.Platform, invoke: (id: string) => void): MenuItemConstructorOptions {
  const shown = shownKey(command.keys);
  const base = { id: command.id, label: command.title, click: () => invoke(command.id) };
  if (command.isInPage === 'outside-fields') {
    // The menu only shows it: registered, it would take the key from text fields. macOS registers what it shows.
    if (platform === 'darwin' || command.accelerator === null) return base;
    return { ...base, accelerator: command.accelerator, registerAccelerator: false };
  }
  if (command.accelerator !== null) return { ...base, accelerator: command.accelerator };
  // On macOS every shortcut of a menu is registered: a bare letter must not be.
  return shown === null || platform === 'darwin' ? base : { ...base, accelerator: shown, registerAccelerator: false };
}

const EXTRA: Readonly<Partial<Record<CommandGroup, (platform: NodeJS.Platform) => MenuItemConstructorOptions[]>>> = {
  file: (platform) => [{ type: 'separator' }, { role: platform === 'darwin' ? 'close' : 'quit' }],
};

/** The whole menu, from the table of commands. `invoke` tells the page. */
export function buildMenu(platform: NodeJS.Platform, invoke: (id: string) => void): MenuItemConstructorOptions[] {
  const groups = COMMAND_GROUPS.map(
    ({ id, title }): MenuItemConstructorOptions => ({
      label: title,
      ...(id === 'help' ? { role: 'help' as const } : {}),
      submenu: [
        ...COMMANDS.filter((command) => command.group === id).map((command) => item(command, platform, invoke)),
        ...(EXTRA[id]?.(platform) ?? []),
      ],
    }),
  );
  const [file, ...rest] = groups;
  const help = rest.pop();
  const view: MenuItemConstructorOptions = {
    label: 'View',
    submenu: [
      { role: 'reload' },
      { type: 'separator' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { role: 'resetZoom' },
      { type: 'separator' },
      { role: 'togglefullscreen' },
    ],
  };
  return [
    ...(platform === 'darwin' ? [{ role: 'appMenu' as const }] : []),
    ...(file === undefined ? [] : [file]),
    { role: 'editMenu' },
    view,
    ...rest,
    { role: 'windowMenu' },
    ...(help === undefined ? [] : [help]),
  ];
}
