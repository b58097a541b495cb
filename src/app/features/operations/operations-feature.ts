import type { FeatureHandlers } from '../../handlers';
import type { Operations } from '../../operations/operations';

/** Answers the `operations.*` calls. */
export function createOperationsFeature(ports: { readonly operations: Operations }): FeatureHandlers<'operations'> {
  return {
    'operations.list': () => ports.operations.list(),
    'operations.cancel': ({ operation }) => ({ cancelled: ports.operations.cancel(operation) }),
  };
}
