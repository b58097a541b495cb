import type { Push } from '@contract/pushes';
import type { Archive } from '@core/archive/archive';
import type { RunReport } from '@core/collection/collection-progress';
import type { Microseconds } from '@core/entry/entry-time';
import type { TenantGroup } from '@core/tenant-groups/tenant-group';
import { nodeDigest } from './adapters/files/node-digest';
import { nodeTextDecoding } from './adapters/files/node-text-decoding';
import type { HostServices } from './application';
import type { OpenConnections } from './connections/open-connections';
import { createCollectionFeature } from './features/collection/collection-feature';
import { Collections } from './features/collection/collections';
import { Scheduler } from './features/collection/scheduler';
import { createCoverageFeature } from './features/coverage/coverage-feature';
import type { FeatureHandlers } from './handlers';
import type { Operations, OperationTask } from './operations/operations';
import type { BugLog } from './router';

export interface CollectingParts {
  readonly archive: Archive;
  readonly connections: OpenConnections;
  readonly operations: Operations;
  readonly push: (push: Push) => void;
  readonly now: () => Microseconds;
  readonly logBug: BugLog;
  /** The tenant groups as they are now. */
  readonly groups: () => readonly TenantGroup[];
  readonly host: HostServices['kind'];
}

/** Collecting, as the other features and the hosts see it. */
export interface Collecting {
  readonly handlers: FeatureHandlers<'collection'> & FeatureHandlers<'coverage'>;
  isCollecting(connectionId: string): boolean;
  nextCollectionAt(connectionId: string): Microseconds | null;
  /** Everything of one tenant in `[from, to)` anew, within another operation, until its end. */
  collectRange(
    range: {
      readonly connectionId: string;
      readonly tenant: string;
      readonly from: Microseconds;
      readonly to: Microseconds;
    },
    task: OperationTask,
  ): Promise<RunReport>;
  /** From here on nothing is collected by itself. */
  stop(): Promise<void>;
}

/** Builds collecting and starts its schedule; the command line's short life has none. */
export function startCollecting(parts: CollectingParts): Collecting {
  const { archive, connections, operations, push, now, logBug } = parts;
  const reading = { digest: nodeDigest, decoding: nodeTextDecoding };
  const collections = new Collections({ archive, connections, operations, push, now, reading, logBug });
  const scheduler = new Scheduler({ collections, archive, connections, now, logBug });
  if (parts.host !== 'cli') scheduler.start();
  return {
    handlers: {
      ...createCollectionFeature({ archive, connections }, collections),
      ...createCoverageFeature({ archive, connections, groups: parts.groups, now }),
    },
    isCollecting: (connectionId) => collections.isCollecting(connectionId),
    nextCollectionAt: (connectionId) => (parts.host === 'cli' ? null : scheduler.nextAt(connectionId)),
    collectRange: ({ connectionId, tenant, from, to }, task) => {
      const connection = connections.find(connectionId);
      const request = { connections: [connection], tenants: [tenant], since: from, until: to, isAnew: true };
      return collections.collect(request, 'clear-log', task);
    },
    stop: () => scheduler.stop(),
  };
}
