import type { ImportSummary } from '@core/imports/import-report';
import type { OperationProgress } from '@core/operations/operation';

/**
 * Which running operation belongs to which running import. The archive and the operations know nothing of each other,
 * but both are in the order they were started in.
 */
export function matchRunning(
  imports: readonly Pick<ImportSummary, 'id' | 'state' | 'startedAt'>[],
  operations: readonly OperationProgress[],
): ReadonlyMap<number, OperationProgress> {
  const running = imports.filter((one) => one.state === 'running').toSorted((a, b) => a.id - b.id);
  const working = operations
    .filter((operation) => operation.kind === 'import')
    .toSorted((a, b) => a.startedAt - b.startedAt);
  const matched = new Map<number, OperationProgress>();
  for (const [index, one] of running.entries()) {
    const operation = working[index];
    if (operation !== undefined) matched.set(one.id, operation);
  }
  return matched;
}
