import type { ArchiveSummary } from '@core/archive/archive';
import type { OperationEnd, OperationProgress } from '@core/operations/operation';

/** What the application tells every window unasked, by name. Adding one is a line here and one place that sends it. */
export interface Pushes {
  'operation.progress': OperationProgress;
  'operation.ended': OperationEnd;
  /** At most four times a second while an import runs. */
  'archive.changed': ArchiveSummary;
  'settings.changed': { readonly by: string };
  'savedSearches.changed': { readonly by: string };
  /** A command of the host's menu (Electron), by its id in core/commands. */
  'command.invoked': { readonly command: string };
}
export type PushName = keyof Pushes;
export type Push = { readonly [Name in PushName]: { readonly name: Name; readonly body: Pushes[Name] } }[PushName];
