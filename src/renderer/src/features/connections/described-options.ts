import type { ConnectorDescription } from '@contract/collecting-calls';
import type { ConnectorId } from '@core/connections/connector-id';

const DESCRIBED: ReadonlySet<ConnectorId> = new Set<ConnectorId>(['http-json', 'lumu']);

/** The option that holds the description. */
export const DESCRIPTION_OPTION = 'description';

/** True for backends that are asked by a description, which the user can edit whole. */
export const isDescribed = (connector: Pick<ConnectorDescription, 'id'>): boolean => DESCRIBED.has(connector.id);

/** The description in a connection's options, as an object to be edited; the connector's own where there is none yet. */
export function descriptionIn(
  options: Readonly<Record<string, unknown>>,
  connector: Pick<ConnectorDescription, 'defaults'>,
): Record<string, unknown> {
  return asObject(options[DESCRIPTION_OPTION]) ?? asObject(connector.defaults[DESCRIPTION_OPTION]) ?? {};
}

function asObject(value: unknown): Record<string, unknown> | null {
  if (typeof value === 'string') {
    try {
      return asObject(JSON.parse(value) as unknown);
    } catch {
      return null;
    }
  }
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
}
