import type { Command } from '@core/commands/commands';
import { isMac } from './is-mac';

const ARROWS: Readonly<Record<string, string>> = { Left: '←', Right: '→', Up: '↑', Down: '↓' };

const capOf = (key: string): string => ARROWS[key] ?? key;

/** The caps of the keys that answer to a command here, one after the other; none where only a menu would. */
export function keyCaps(command: Command, hasMenu: boolean): readonly string[] {
  if (command.keys !== null) return command.keys.split(' ').map(capOf);
  return acceleratorCaps(command, hasMenu);
}

/** The caps of the menu's shortcut, where it works here. */
export function acceleratorCaps({ accelerator, isInPage }: Command, hasMenu: boolean): readonly string[] {
  if (accelerator === null || (!hasMenu && isInPage === false)) return [];
  const control = isMac() ? '⌘' : 'Ctrl';
  return accelerator.replace('CmdOrCtrl', control).split('+').map(capOf);
}
