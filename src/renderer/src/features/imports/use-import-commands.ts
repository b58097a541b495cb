import { useCommands } from '../../ui/commands';
import type { ImportFlow } from '../../ui/import-flow';

/** The same ways in by menu, key and palette. */
export function useImportCommands(flow: ImportFlow): void {
  useCommands({
    'import.files': () => flow.importFiles(),
    'import.folder': () => flow.importFolder(),
    'import.paste': () => flow.paste(),
  });
}
