import { Collections } from '@app/features/collection/collections';
import { createCollectionFeature } from '@app/features/collection/collection-feature';
import type { CollectionPorts } from '@app/features/collection/collection-ports';
import { Operations } from '@app/operations/operations';
import type { Push } from '@contract/pushes';
import type { CallInput } from '@contract/calls';
import { calls } from '@contract/calls';
import type { RunReport } from '@core/collection/collection-progress';
import type { OperationEnd } from '@core/operations/operation';
import { MemoryCoverageLedger } from '../../../fakes/memory-coverage-ledger';
import { decoding, digest } from '../../../core/platform';
import { DAY, HOUR, NOON } from '../../../core/coverage/ledger-window';
import { ScriptedBackend, scriptedConnections } from './scripted-backend';

/** The collecting feature over scripted backends and a ledger in memory. */
export class CollectingDesk {
  now = NOON;
  readonly ledger: MemoryCoverageLedger;
  readonly collections: Collections;
  readonly operations: Operations;
  readonly connections: ReturnType<typeof scriptedConnections>;
  readonly pushes: Push[] = [];
  readonly bugs: unknown[] = [];
  readonly #handlers: ReturnType<typeof createCollectionFeature>;

  constructor(backends: readonly ScriptedBackend[], archive?: CollectionPorts['archive']) {
    const logBug = (_where: string, error: unknown): string => {
      this.bugs.push(error);
      return 'reference-1';
    };
    const push = (one: Push): void => void this.pushes.push(one);
    this.ledger = new MemoryCoverageLedger(() => this.now);
    this.operations = new Operations(push, logBug);
    this.connections = scriptedConnections(backends);
    const ports: CollectionPorts = {
      archive: archive ?? this.ledger,
      connections: this.connections,
      operations: this.operations,
      push,
      now: () => this.now,
      reading: { digest, decoding },
      logBug,
    };
    this.collections = new Collections(ports);
    this.#handlers = createCollectionFeature(ports, this.collections);
  }

  start(input: CallInput<'collection.start'> = {}): Promise<{ readonly operation: string; readonly runId: number }> {
    return Promise.resolve(this.#handlers['collection.start'](calls['collection.start'].input.parse(input)));
  }

  pause(isPaused: boolean): void {
    void this.#handlers['collection.pause']({ isPaused });
  }

  async end(operation: string): Promise<OperationEnd> {
    for (;;) {
      for (const push of this.pushes)
        if (push.name === 'operation.ended' && push.body.id === operation) return push.body;
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  }

  read(runId: number): Promise<RunReport> {
    return Promise.resolve(this.#handlers['collection.read']({ runId }));
  }

  /** Collects, waits for the end, and answers the report. */
  async collect(input: CallInput<'collection.start'> = {}): Promise<RunReport> {
    const { operation, runId } = await this.start(input);
    await this.end(operation);
    return this.read(runId);
  }
}

/** Tenants with 60 entries each, four hours ago; a first collection goes back two days. */
export function backendOf(name = 'one', tenants: readonly string[] = ['a', 'b']): ScriptedBackend {
  const backend = new ScriptedBackend(name, tenants, { firstRange: 2 * DAY });
  backend.fill(NOON - 5 * HOUR, NOON - 4 * HOUR);
  return backend;
}

export const outcomesOf = async (desk: CollectingDesk) =>
  (await desk.ledger.windows({})).map(({ scope, outcome, reason }) => [scope, outcome, reason]);
