import type { Connection } from '@core/connections/connection';
import { ExpectedFailure } from '@core/failure/failure';
import type { FeatureHandlers } from '../../handlers';
import type { CollectionPorts } from './collection-ports';
import type { Collections } from './collections';
import { resolvedRun } from './run-report';

/** Starts, pauses and tells of collections; one is going on at a time. */
export function createCollectionFeature(
  { archive, connections }: Pick<CollectionPorts, 'archive' | 'connections'>,
  collections: Collections,
): FeatureHandlers<'collection'> {
  return {
    'collection.start': ({ connections: names, tenants, since, until, trigger }) => {
      const chosen = connectionsOf(connections, names);
      if (since !== null && until !== null && since >= until) {
        throw new ExpectedFailure('invalid-input', 'The range is empty: its start is not before its end.');
      }
      return collections.start({ connections: chosen, tenants: tenants ?? null, since, until, isAnew: false }, trigger);
    },
    'collection.pause': ({ isPaused }) => ({ isPaused: collections.pause(isPaused) }),
    'collection.current': () => collections.progress(),
    'collection.runs': async ({ limit }) => {
      const runs = await archive.runs(limit);
      return Promise.all(runs.map((run) => resolvedRun(archive, run)));
    },
    'collection.read': ({ runId }) => collections.report(runId),
  };
}

/** Those that are named, disabled ones too; where none is, every enabled one. Fails with `connection-not-found`. */
function connectionsOf(
  connections: CollectionPorts['connections'],
  names: readonly string[] | undefined,
): readonly Connection[] {
  if (names !== undefined) {
    const found = new Map(names.map((name) => connections.find(name)).map((one) => [one.id, one]));
    return [...found.values()];
  }
  const enabled = connections.list().filter((one) => one.isEnabled);
  if (enabled.length > 0) return enabled;
  throw new ExpectedFailure(
    'connection-not-found',
    'There is no enabled connection to collect from; add one, or enable one.',
  );
}
