import { type CommandHandlers, useCommand, useCommands, useInvokedCommands } from '../ui/commands';
import type { Navigation, ScreenId } from '../ui/navigation';
import { SCREENS } from './screens';
import { useCommandKeys } from './use-command-keys';

/** Keys and menu of every screen, and the ways between screens. */
export function useShellKeys({ showScreen }: Pick<Navigation, 'showScreen'>, openMap: () => void): void {
  useCommandKeys();
  useInvokedCommands();
  useCommand('help.keyboard', openMap);
  useCommands(waysTo(showScreen));
}

/** A screen is a line of the table of screens and `go.<screen>` in the table of commands. */
function waysTo(showScreen: (screen: ScreenId) => void): CommandHandlers {
  const ways: Partial<Record<`go.${ScreenId}`, () => void>> = {};
  for (const { id } of SCREENS) ways[`go.${id}`] = () => showScreen(id);
  return ways;
}
