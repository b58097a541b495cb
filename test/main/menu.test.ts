import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '@core/commands/commands';
import { buildMenu } from '../../src/main/menu';

const itemsOf = (menu: readonly MenuItemConstructorOptions[]): readonly MenuItemConstructorOptions[] =>
  menu.flatMap((one) => (Array.isArray(one.submenu) ? [one, ...itemsOf(one.submenu)] : [one]));

describe('the menu', () => {
  it.each(['linux', 'win32', 'darwin'] as const)(
    'holds every command and tells the page which was chosen, on %s',
    (platform) => {
      const invoked: string[] = [];
      const items = itemsOf(buildMenu(platform, (id) => invoked.push(id)));
      for (const command of COMMANDS) {
        const found = items.filter((one) => one.id === command.id);
        expect(found).toHaveLength(1);
        expect(found[0]?.label).toBe(command.title);
        (found[0]?.click as () => void)();
      }
      expect(invoked).toEqual(COMMANDS.map((one) => one.id).sort((a, b) => invoked.indexOf(a) - invoked.indexOf(b)));
    },
  );

  it('shows a shortcut beside every command, and never takes a bare letter from what is being typed', () => {
    const items = itemsOf(buildMenu('linux', () => undefined)).filter((one) => one.id !== undefined);
    expect(items.filter((one) => one.accelerator === undefined)).toEqual([]);
    const registered = items.filter((one) => one.registerAccelerator !== false);
    expect(registered.filter((one) => !/^(CmdOrCtrl|Alt)\+|^F\d+$/.test(String(one.accelerator)))).toEqual([]);
  });

  it('has no bare letters at all on macOS, where every shortcut of a menu is registered', () => {
    const items = itemsOf(buildMenu('darwin', () => undefined));
    const shortcuts = items.flatMap((one) => one.accelerator ?? []);
    expect(shortcuts.filter((one) => !/^(CmdOrCtrl|Alt)\+|^F\d+$/.test(String(one)))).toEqual([]);
  });
});
