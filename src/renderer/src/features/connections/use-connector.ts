import type { ConnectorDescription } from '@contract/collecting-calls';
import type { ConnectorId } from '@core/connections/connector-id';
import { useCall } from '../../api/use-call';

/** What a connector says of itself; null until that is known. */
export function useConnector(id: ConnectorId): ConnectorDescription | null {
  return useCall('connections.connectors', {}).data?.find((one) => one.id === id) ?? null;
}
