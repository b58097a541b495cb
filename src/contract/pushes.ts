import type { ArchiveSummary } from '@core/archive/archive';
import type { CollectionProgress } from '@core/collection/collection-progress';
import type { ConnectionTest } from '@core/connections/connection-test';
import type { OperationEnd, OperationProgress } from '@core/operations/operation';

/** What the application tells every window unasked, by name. Adding one is a line here and one place that sends it. */
export interface Pushes {
  'operation.progress': OperationProgress;
  'operation.ended': OperationEnd;
  /** At most four times a second while an import runs. */
  'archive.changed': ArchiveSummary;
  'settings.changed': { readonly by: string };
  'savedSearches.changed': { readonly by: string };
  /** Something else is said of some entries: what is shown of them, and searches that ask for it, are out of date. */
  'annotations.changed': { readonly action: number };
  /** What a search over a tenant group holds may have changed with it. */
  'tenantGroups.changed': { readonly by: string };
  /** Names were linked or taken apart: searches for persons may hold others now. */
  'persons.changed': { readonly by: string };
  /** A list of tasks or an expectation was changed: the figures of lenses are out of date. */
  'lenses.changed': { readonly topic: string };
  'connections.changed': { readonly by: string };
  /** The steps of a running connection test so far. */
  'connections.tested': { readonly operation: string; readonly test: ConnectionTest };
  /** At most four times a second while something is collected; null: nothing is any more. */
  'collection.progress': CollectionProgress | null;
  /** Windows have ended: calendars and notices are out of date. At most four times a second. */
  'coverage.changed': { readonly runId: number | null };
  /** A `veritrail:` link that was opened outside of the window: hostile until it is read. */
  'link.opened': { readonly link: string };
  /** How far a question is (0 to 1), by the name that its asker gave it; only of those that can take seconds. */
  'search.progress': { readonly ask: string; readonly done: number };
  /** A command of the host's menu (Electron), by its id in core/commands. */
  'command.invoked': { readonly command: string };
}
export type PushName = keyof Pushes;
export type Push = { readonly [Name in PushName]: { readonly name: Name; readonly body: Pushes[Name] } }[PushName];
