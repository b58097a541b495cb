import { usePush } from '../../api/use-push';
import type { ImportFlow } from '../../ui/import-flow';

/** The same ways in from the host's menu. */
export function useImportCommands(flow: ImportFlow): void {
  usePush('command.invoked', ({ command }) => {
    if (command === 'import.files') flow.importFiles();
    if (command === 'import.folder') flow.importFolder();
    if (command === 'import.paste') flow.paste();
  });
}
