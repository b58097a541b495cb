import type { Push } from '@contract/pushes';
import type { Archive } from '@core/archive/archive';
import type { EntryReaderTools } from '@core/backends/entry-reader';
import type { Microseconds } from '@core/entry/entry-time';
import type { OpenConnections } from '../../connections/open-connections';
import type { Operations } from '../../operations/operations';
import type { BugLog } from '../../router';

export type CollectedArchive = Pick<
  Archive,
  | 'beginRun'
  | 'endRun'
  | 'beginWindow'
  | 'resumeWindow'
  | 'commitPage'
  | 'endWindow'
  | 'nameTenants'
  | 'windows'
  | 'runs'
  | 'run'
>;

/** What collecting needs. */
export interface CollectionPorts {
  readonly archive: CollectedArchive;
  readonly connections: Pick<OpenConnections, 'list' | 'find' | 'open'>;
  readonly operations: Operations;
  readonly push: (push: Push) => void;
  readonly now: () => Microseconds;
  /** How records are read: the digest and decoding of this machine. */
  readonly reading: EntryReaderTools;
  readonly logBug: BugLog;
}
